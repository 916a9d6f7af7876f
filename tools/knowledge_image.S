/* The compiled knowledge book and the tables made of it as bytes of the executable:
 * KNOWLEDGE_IMAGE and KNOWLEDGE_TABLES are the files. Both begin with a page. */
    .macro bytes_of name, file
    .global \name
    .type \name, %object
    .balign 4096
\name:
    .incbin "\file"
.Lend_of_\name:
    .size \name, .Lend_of_\name - \name
    .global \name\()_size
    .type \name\()_size, %object
    .balign 8
\name\()_size:
    .quad .Lend_of_\name - \name
    .size \name\()_size, 8
    .endm

    .section .rodata
    bytes_of hoof_knowledge_image, KNOWLEDGE_IMAGE
    bytes_of hoof_knowledge_tables, KNOWLEDGE_TABLES
    .section .note.GNU-stack, "", %progbits
