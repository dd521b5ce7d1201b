/* What stands beside the text: boxes, the draft's watermark, pictures of signature and seal
 * (Phụ lục I, II.7.d, II.8, III.2). Lengths are twips unless a name says otherwise. */
#ifndef KH_ND30_MARKS_H
#define KH_ND30_MARKS_H

#include "nd30/form.h"

/* A box around a mark; its sizes are between the middles of its (outer) lines. */
typedef struct box_form {
    int width, height;
    int border; /* eighths of a point */
    int gap;    /* between its two lines; 0: it has one */
    const char *rgb;
} box_form;

/* The box of a mark's words (TP_LUU_HANH, TP_DO_MAT, TP_DO_KHAN), at most `room` wide. */
box_form box_of(arena *a, const form *f, component c, str words, int room);

typedef struct watermark_form {
    const char *words;
    int width, height; /* points */
    int turn;          /* degrees */
    const char *rgb, *opacity;
} watermark_form;
extern const watermark_form watermark;

/* Where a picture stands in the signature's column: EMU (1/360,000 cm) from the left of the column
 * and from the foot of the title above. */
typedef struct place_form {
    long x, y, width, height;
    bool scaled;    /* too large in real size */
    bool size_said; /* by the file */
} place_form;

/* The signature: in the middle between title and name (II.7.d). */
place_form signature_place(const form *f, const picture *p, int column);

/* The seal: in real size, over the left third of the signature (II.8.a). `signature` may be
 * missing. */
place_form seal_place(const form *f, const picture *p, const picture *signature, int column);

/* Real size, in hundredths of a millimetre; 0 where the file doesn't say. */
long picture_hundredths(uint32_t pixels, uint32_t per_metre);

enum { EMU_PER_HUNDREDTH = 360 };

#endif
