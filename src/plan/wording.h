/* The fixed words of a plan and how its numbers and dates are said. */
#ifndef KH_PLAN_WORDING_H
#define KH_PLAN_WORDING_H

#include "plan/plan.h"

#define QUOC_HIEU "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" /* Phụ lục I, II.1.a */
#define KINH_GUI  "Kính gửi:"                          /* Phụ lục I, II.9.d */
#define TIEU_NGU  "Độc lập - Tự do - Hạnh phúc"        /* Phụ lục I, II.1.b */
#define NOI_NHAN  "Nơi nhận:"                          /* Phụ lục I, II.9.d */

/* "Số: 05/KH-UBND"; a blank number leaves room to write in (Phụ lục I, II.3). */
str wording_so(arena *a, const plan *p);

/* "An Thịnh, ngày 06 tháng 02 năm 2026" (Phụ lục I, II.4). */
str wording_dia_danh(arena *a, const plan *p);

/* "ngày 06 tháng 02 năm 2026": zeros before days below 10 and months 1 and 2 (II.4.b); room to
 * write in for open parts. */
str wording_ngay(arena *a, date d);

/* The same with dots in place of open parts, as one document cites another. */
str wording_ngay_dotted(arena *a, date d);

/* "06/02/2026", with the same zeros; "…" for open parts: "…/9/2024". */
str wording_ngay_ngan(arena *a, date d);

/* The words without the signs that end a line: `;`, `.`, `,`; three dots stay. */
str wording_without_sign(str words);

/* A number as the decree writes it: one digit 1–9 gets its zero (II.3); else as typed. */
str wording_number(arena *a, str typed);

/* "KẾ HOẠCH" → "Kế hoạch" */
str wording_as_sentence(arena *a, str capitals);

/* The issuer's name; both, joined by "và", where two issue jointly. */
str wording_co_quan(arena *a, const plan *p);

/* "(Kèm theo Quyết định số 15/QĐ-UBND ngày … của …)": under the title of a plan that a decision
 * issues (Phụ lục III, mẫu 1.3). */
str wording_ban_hanh(arena *a, const ban_hanh *by);

/* "(Kèm theo Kế hoạch số 05/KH-UBND ngày … của …)" (III.1.b), or "(Kèm theo Kế hoạch ban hành tại
 * Quyết định số …)"; `blank`: with room to write in. */
str wording_kem_theo(arena *a, const plan *p, bool blank);

/* "Số: 05/KH-UBND; …/…/…; …:…:…" with room for the time of signing: what the digital signature of
 * an annex's own file shows (II.8.b; Phụ lục III, mẫu 2.2). */
str wording_ky_so(arena *a, const plan *p);

/* "SAO Y; Ủy ban nhân dân xã An Thịnh; 09/02/2026; 10:20:15 +07:00" (phần II, mục I), with room for
 * what is open. */
str wording_ban_sao(arena *a, const plan *p);

/* What stands at the top right of page 1: the line of an electronic copy, of an annex's own file,
 * or nothing. */
str wording_dau_trang(arena *a, const plan *p);

#endif
