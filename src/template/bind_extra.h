/* The components that a document has where it is needed: marks, drafter, address, "Kính gửi",
 * pictures of signature and seal. */
#ifndef KH_TEMPLATE_BIND_EXTRA_H
#define KH_TEMPLATE_BIND_EXTRA_H

#include "template/bind_head.h"

/* Marks of urgency, secrecy and circulation, draft, drafter, address: those that are given. */
void bind_extras(binding *b);

/* The list of [kính gửi], each with its sign (Phụ lục I, II.9.d). */
void bind_kinh_gui(binding *b);

/* Pictures of each signer: PNG files beside the input. */
void bind_pictures(binding *b);

#endif
