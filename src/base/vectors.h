/*
 * vectors: how many bytes at a time a file may look at.
 *
 * HOOF_VECTOR_BYTES is 0 (plain C), 16 (SSE2, which every x86-64 has) or 32 (AVX2
 * too, in functions marked HOOF_VECTORS_32, which are called only where
 * hoof_has_vectors_32() says that the machine has it). The tests build the same
 * files with each of them.
 */
#ifndef HOOF_BASE_VECTORS_H
#define HOOF_BASE_VECTORS_H

#include <stdbool.h>

#ifndef HOOF_VECTOR_BYTES
#if defined(__x86_64__) && defined(__GNUC__)
#define HOOF_VECTOR_BYTES 32
#elif defined(__SSE2__)
#define HOOF_VECTOR_BYTES 16
#else
#define HOOF_VECTOR_BYTES 0
#endif
#endif

#if HOOF_VECTOR_BYTES >= 32
#include <immintrin.h>
#define HOOF_VECTORS_32 __attribute__((target("avx2,bmi,popcnt")))
static inline bool hoof_has_vectors_32(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
}
#elif HOOF_VECTOR_BYTES >= 16
#include <emmintrin.h>
#endif

#endif
