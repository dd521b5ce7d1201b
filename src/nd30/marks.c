/* Sizes of marks and pictures, a row each. Clauses are those of Phụ lục I; what no clause fixes
 * says so. */
#include "nd30/marks.h"

#include "nd30/line_break.h"

enum {
    MM = 57,
    BOX_HEIGHT = 454,  /* 8 mm (III.2.b) */
    BOX_PADDING = 113, /* 2 mm beside words whose box has no size of its own */
    BOX_LINE = 6,      /* 0.75 pt; the decree names no weight */
    SECRET_GAP = MM,   /* 1 mm between the two lines */
};

/* ---- boxes ---- */

typedef struct box_row {
    component of;
    const char *words;
    int width;
} box_row;

/* Urgency: III.2.b. Secrecy: the stamps of Thông tư 24/2020/TT-BCA. */
static const box_row boxes[] = {
    {TP_DO_KHAN, "HỎA TỐC", 1701},  {TP_DO_KHAN, "THƯỢNG KHẨN", 2268}, {TP_DO_KHAN, "KHẨN", 1134},
    {TP_DO_MAT, "TUYỆT MẬT", 2268}, {TP_DO_MAT, "TỐI MẬT", 1701},      {TP_DO_MAT, "MẬT", 1134},
};

box_form box_of(arena *a, const form *f, component c, str words, int room)
{
    box_form box = {.height = BOX_HEIGHT, .border = BOX_LINE};
    const component_form *of = &f->components[c];
    box.rgb = of->rgb ? of->rgb : "auto";
    box.gap = c == TP_DO_MAT ? SECRET_GAP : 0;
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes && !box.width; i++)
        if (boxes[i].of == c && str_eq(words, str_from(boxes[i].words)))
            box.width = boxes[i].width;
    if (box.width)
        return box;
    metrics_lines lines = {0};
    double widest = line_break(a, NULL, words, face_of(f, c), room - 2 * BOX_PADDING, &lines);
    box.width = (int)widest + 2 * BOX_PADDING + 1;
    if (lines.n > 1)
        box.height += (int)(lines.n - 1) * line_height(of->size);
    return box;
}

/* No clause: as Word draws its own, behind the text, from corner to corner. */
const watermark_form watermark = {"DỰ THẢO", 420, 105, 315, "silver", ".5"};

/* ---- pictures ---- */

enum {
    EMU_PER_MM = 36000,
    USUAL_SIGNATURE = 40 * EMU_PER_MM, /* wide, where the file doesn't say */
    USUAL_SEAL = 36 * EMU_PER_MM,      /* across: that of most offices */
    LARGEST_SEAL = 45 * EMU_PER_MM,    /* no seal of the state is larger */
    SMALLEST_GAP = 2 * EMU_PER_MM,     /* at the sides of a signature */
};

long picture_hundredths(uint32_t pixels, uint32_t per_metre)
{
    return per_metre ? (long)(100000.0 * pixels / per_metre + 0.5) : 0;
}

/* The picture's size: real, else `usual` wide; made smaller, all of it, to fit into the largest. */
static place_form sized(const picture *p, long usual, long most_width, long most_height)
{
    const png *of = &p->png;
    place_form out = {.size_said = of->per_metre > 0};
    double width = (double)usual, height = width * of->height / (of->width ? of->width : 1);
    if (out.size_said) {
        width = (double)picture_hundredths(of->width, of->per_metre) * EMU_PER_HUNDREDTH;
        height = (double)picture_hundredths(of->height, of->per_metre_up) * EMU_PER_HUNDREDTH;
    }
    double share = 1;
    share = width * share > (double)most_width ? (double)most_width / width : share;
    share = height * share > (double)most_height ? (double)most_height / height : share;
    out.scaled = out.size_said && share < 1;
    out.width = (long)(width * share + 0.5);
    out.height = (long)(height * share + 0.5);
    out.width = out.width ? out.width : 1;
    out.height = out.height ? out.height : 1;
    return out;
}

/* Between title and name. */
static long signature_room(const form *f)
{
    return (long)f->components[TP_HO_TEN].before * EMU_PER_TWIP;
}

place_form signature_place(const form *f, const picture *p, int column)
{
    long room = signature_room(f), across = (long)column * EMU_PER_TWIP;
    place_form out = sized(p, USUAL_SIGNATURE, across - 2 * SMALLEST_GAP, room);
    out.x = (across - out.width) / 2;
    out.y = (room - out.height) / 2;
    return out;
}

place_form seal_place(const form *f, const picture *p, const picture *signature, int column)
{
    long across = (long)column * EMU_PER_TWIP;
    place_form under = {.width = USUAL_SIGNATURE, .x = (across - USUAL_SIGNATURE) / 2};
    if (signature->name.n)
        under = signature_place(f, signature, column);
    place_form out = sized(p, USUAL_SEAL, LARGEST_SEAL, LARGEST_SEAL);
    out.x = under.x + under.width / 3 - out.width;
    out.y = (signature_room(f) - out.height) / 2;
    return out;
}
