/* The compiled knowledge book as bytes of the executable: KNOWLEDGE_IMAGE is the file. */
    .section .rodata
    .global hoof_knowledge_image
    .type hoof_knowledge_image, %object
    .balign 4096
hoof_knowledge_image:
    .incbin KNOWLEDGE_IMAGE
end_of_image:
    .size hoof_knowledge_image, end_of_image - hoof_knowledge_image
    .global hoof_knowledge_image_size
    .type hoof_knowledge_image_size, %object
    .balign 8
hoof_knowledge_image_size:
    .quad end_of_image - hoof_knowledge_image
    .size hoof_knowledge_image_size, 8
    .section .note.GNU-stack, "", %progbits
