/* One row an element, one row an attribute. Knows nothing of XML, nor of other files. */
#include "template/rules.h"

#include "base/nearest.h"

typedef enum place_rule {
    AS_ROOT,
    IN_KHUNG,
    IN_CHEN_TOO, /* in khung, and in what inserts */
    IN_CHILD,    /* in khung, where it has a parent */
} place_rule;

typedef struct element_rule {
    const char *name;
    place_rule place;
    text_rule text;
    bool once;              /* a skeleton has one at the most */
    const char *attributes; /* names between blanks */
    const char *required;   /* the same, those that must be there */
} element_rule;

#define OF_TEXT "bat_buoc neu tru_khi co_dinh"
#define OF_PART "id tieu_de neu tru_khi moi co_dinh"

static const element_rule rules[ELEMENT_KINDS] = {
    [ELEMENT_KHUNG] = {"khung", AS_ROOT, NO_TEXT, true, "ten ke_thua cap cap_duoi", ""},
    [ELEMENT_MO_TA] = {"mo_ta", IN_KHUNG, ONE_LINE, true, "", ""},
    [ELEMENT_TEN_LOAI] = {"ten_loai", IN_KHUNG, ONE_LINE, true, "bat_buoc co_dinh", ""},
    [ELEMENT_TRICH_YEU] = {"trich_yeu", IN_KHUNG, ONE_LINE, true, "bat_buoc co_dinh", ""},
    [ELEMENT_CAN_CU] = {"can_cu", IN_KHUNG, TEXT, true, OF_TEXT, ""},
    [ELEMENT_MO_DAU] = {"mo_dau", IN_KHUNG, TEXT, true, OF_TEXT, ""},
    [ELEMENT_MUC] = {"muc", IN_CHEN_TOO, TEXT, false, OF_PART, "tieu_de"},
    [ELEMENT_MUC_TU_DO] = {"muc_tu_do", IN_KHUNG, NO_TEXT, true, "", ""},
    [ELEMENT_KET_THUC] = {"ket_thuc", IN_KHUNG, TEXT, true, OF_TEXT, ""},
    [ELEMENT_NOI_NHAN] = {"noi_nhan", IN_KHUNG, TEXT, true, OF_TEXT, ""},
    [ELEMENT_KY] = {"ky", IN_KHUNG, NO_TEXT, true, "co_dinh", ""},
    [ELEMENT_PHU_LUC] = {"phu_luc", IN_CHEN_TOO, TEXT, false, OF_PART " ten kho", "tieu_de"},
    [ELEMENT_PHU_LUC_TU_DO] = {"phu_luc_tu_do", IN_KHUNG, NO_TEXT, true, "", ""},
    [ELEMENT_TRUONG] = {"truong", IN_KHUNG, ONE_LINE, false,
                        "ma kieu bat_buoc mac_dinh vi_du lua_chon co_dinh", "ma"},
    [ELEMENT_TRUOC] = {"truoc", IN_CHILD, TEXT, false, "id", "id"},
    [ELEMENT_SAU] = {"sau", IN_CHILD, TEXT, false, "id", "id"},
    [ELEMENT_BO] = {"bo", IN_CHILD, NO_TEXT, false, "id", "id"},
    [ELEMENT_CHEN_TRUOC] = {"chen_truoc", IN_CHILD, NO_TEXT, false, "id", "id"},
    [ELEMENT_CHEN_SAU] = {"chen_sau", IN_CHILD, NO_TEXT, false, "id", "id"},
};

typedef enum value_rule { ANY, FILLED, YES_NO, CHOICE, ID } value_rule;

typedef struct attribute_rule {
    const char *name;
    value_rule value;
    const char *choices; /* of CHOICE, between blanks */
} attribute_rule;

static const attribute_rule attribute_rules[] = {
    {"ten", FILLED, NULL},
    {"ke_thua", FILLED, NULL},
    {"cap", CHOICE, "tinh huyen xa"},
    {"cap_duoi", FILLED, NULL},
    {"id", ID, NULL},
    {"tieu_de", FILLED, NULL},
    {"bat_buoc", YES_NO, NULL},
    {"co_dinh", YES_NO, NULL},
    {"neu", FILLED, NULL},
    {"tru_khi", FILLED, NULL},
    {"moi", FILLED, NULL},
    {"ma", FILLED, NULL},
    {"kieu", CHOICE, "chu doan ngay so tien danh_sach chon"},
    {"mac_dinh", ANY, NULL},
    {"vi_du", ANY, NULL},
    {"lua_chon", FILLED, NULL},
    {"kho", CHOICE, "doc ngang"},
};

text_rule rules_text(element_kind kind)
{
    return rules[kind].text;
}

str element_name(element_kind kind)
{
    return str_from(rules[kind].name);
}

/* ---- words between blanks ---- */

/* The next word, which *words moves past; empty at the end. */
static str next_word(str *words)
{
    size_t n = str_find(*words, S(" "));
    str word = str_slice(*words, 0, n);
    *words = str_after(*words, n < words->n ? n + 1 : n);
    return word;
}

static bool has_word(str words, str wanted)
{
    while (words.n)
        if (str_eq(next_word(&words), wanted))
            return true;
    return false;
}

static str nearest_word(str words, str wrong)
{
    nearest near = nearest_start(wrong);
    while (words.n) {
        str word = next_word(&words);
        nearest_try(&near, word, word);
    }
    return near.best;
}

static str listed(arena *a, str words)
{
    buf b = {.a = a};
    while (words.n) {
        buf_add(&b, b.n ? S(", ") : S(""));
        buf_add(&b, next_word(&words));
    }
    return buf_str(&b);
}

/* ---- elements ---- */

static bool is_chen(element_kind kind)
{
    return kind == ELEMENT_CHEN_TRUOC || kind == ELEMENT_CHEN_SAU;
}

static bool may_stand(place_rule where, const element *parent)
{
    if (!parent || where == AS_ROOT)
        return !parent && where == AS_ROOT;
    return parent->kind == ELEMENT_KHUNG || (where == IN_CHEN_TOO && is_chen(parent->kind));
}

static void unknown_element(diags *d, str tag, pos at)
{
    nearest near = nearest_start(tag);
    for (size_t i = 0; i < ELEMENT_KINDS && !diags_full(d, DIAG_ELEMENT_UNKNOWN); i++)
        nearest_try(&near, element_name((element_kind)i), element_name((element_kind)i));
    diag_add(d, near.best.n ? DIAG_ELEMENT_NEAR : DIAG_ELEMENT_UNKNOWN, at, ARGS(tag, near.best));
}

bool rules_accept(diags *d, rules_state *state, const element *parent, str tag, element *e)
{
    size_t kind = 0;
    while (kind < ELEMENT_KINDS && !str_eq(tag, element_name((element_kind)kind)))
        kind++;
    if (kind == ELEMENT_KINDS) {
        unknown_element(d, tag, e->at);
        return false;
    }
    e->kind = (element_kind)kind;
    const element_rule *rule = &rules[kind];
    bool again = rule->once && state->seen[kind];
    if (parent && is_chen(parent->kind) && !may_stand(rule->place, parent))
        diag_add(d, DIAG_ELEMENT_IN_CHEN, e->at, ARGS(tag, element_name(parent->kind)));
    else if (!may_stand(rule->place, parent))
        diag_add(d, DIAG_ELEMENT_PLACE, e->at, ARGS(tag));
    else if (rule->place == IN_CHILD && !state->has_parent)
        diag_add(d, DIAG_ELEMENT_NO_PARENT, e->at, ARGS(tag));
    else if (again)
        diag_add(d, DIAG_ELEMENT_TWICE, e->at, ARGS(tag));
    else
        return state->seen[kind] = true;
    return false;
}

/* ---- attributes ---- */

bool rules_take_attribute(diags *d, const element *e, str name)
{
    str known = str_from(rules[e->kind].attributes);
    if (has_word(known, name))
        return true;
    str near = diags_full(d, DIAG_ATTRIBUTE_UNKNOWN) ? S("") : nearest_word(known, name);
    diag_add(d, near.n ? DIAG_ATTRIBUTE_NEAR : DIAG_ATTRIBUTE_UNKNOWN, e->at,
             ARGS(name, element_name(e->kind), near));
    return false;
}

static bool is_id(str value)
{
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
            return false;
    }
    return true;
}

static void refuse_choice(diags *d, const attribute *given, str choices)
{
    str near = nearest_word(choices, given->value);
    diag_add(d, near.n ? DIAG_ATTRIBUTE_CHOICE_NEAR : DIAG_ATTRIBUTE_CHOICE, given->at,
             ARGS(given->name, given->value, listed(d->a, choices), near));
}

/* True if an attribute says what it may; else reports. */
static bool check_value(diags *d, const element *e, const attribute *given)
{
    const attribute_rule *rule = attribute_rules;
    while (!str_eq(given->name, str_from(rule->name)))
        rule++; /* each attribute of an element has its row */
    str value = given->value, choices = str_from(rule->choices);
    if (rule->value == ANY)
        return true;
    if (rule->value == YES_NO && !str_eq(value, S("co")) && !str_eq(value, S("khong")))
        diag_add(d, DIAG_ATTRIBUTE_VALUE, e->at, ARGS(given->name, value));
    else if (rule->value != YES_NO && value.n == 0)
        diag_add(d, DIAG_ATTRIBUTE_BLANK, given->at, ARGS(given->name));
    else if (rule->value == CHOICE && !has_word(choices, value))
        refuse_choice(d, given, choices);
    else if (rule->value == ID && !is_id(value))
        diag_add(d, DIAG_ATTRIBUTE_ID, given->at, ARGS(value));
    else
        return true;
    return false;
}

/* ---- an element with all its attributes ---- */

/* The kinds of part that have no id but their own name. */
static bool names_part(str id)
{
    for (size_t i = ELEMENT_TEN_LOAI; i <= ELEMENT_PHU_LUC_TU_DO; i++)
        if (i != ELEMENT_MUC && i != ELEMENT_PHU_LUC && str_eq(id, element_name((element_kind)i)))
            return true;
    return false;
}

/* `<truoc id="ky">`: there is no text to stand before. */
static bool names_part_without_text(str id)
{
    for (size_t i = ELEMENT_TEN_LOAI; i <= ELEMENT_PHU_LUC_TU_DO; i++)
        if (rules[i].text != TEXT && str_eq(id, element_name((element_kind)i)))
            return true;
    return false;
}

static void check_own_id(diags *d, rules_state *state, const element *e, const attribute *id)
{
    const element *before = map_get(&state->ids, id->value);
    if (names_part(id->value))
        diag_add(d, DIAG_ID_RESERVED, id->at, ARGS(id->value));
    else if (before)
        diag_add_both(d, DIAG_ID_TWICE, id->at, element_find(before, "id")->at, ARGS(id->value));
    else
        map_set(&state->ids, id->value, (element *)e);
}

static void check_id(diags *d, rules_state *state, const element *parent, const element *e)
{
    const attribute *id = element_find(e, "id");
    bool own = e->kind == ELEMENT_MUC || e->kind == ELEMENT_PHU_LUC;
    if (own && !id && state->has_parent && parent->kind == ELEMENT_KHUNG)
        diag_add(d, DIAG_SECTION_WITHOUT_ID, e->at, ARGS(element_name(e->kind)));
    if (!id || id->value.n == 0)
        return;
    if (own)
        check_own_id(d, state, e, id);
    else if (rules_text(e->kind) == TEXT && names_part_without_text(id->value))
        diag_add(d, DIAG_PART_WITHOUT_TEXT, id->at, ARGS(id->value, element_name(e->kind)));
}

static void check_choices(diags *d, const element *e)
{
    const attribute *kind = element_find(e, "kieu"), *choices = element_find(e, "lua_chon");
    bool refused = kind && kind->value.n == 0;
    bool chooses = kind && str_eq(kind->value, S("chon"));
    if (choices && !chooses && !refused)
        diag_add(d, DIAG_CHOICES_WITHOUT_KIND, choices->at, ARGS(S("")));
    else if (!choices && chooses)
        diag_add(d, DIAG_ATTRIBUTE_MISSING, e->at, ARGS(S("lua_chon"), S("truong")));
}

void rules_check(diags *d, rules_state *state, const element *parent, element *e)
{
    for (size_t i = 0; i < e->attributes.n; i++)
        if (!check_value(d, e, &e->attributes.at[i]))
            e->attributes.at[i].value = (str){0};
    for (str required = str_from(rules[e->kind].required); required.n;) {
        str name = next_word(&required);
        if (!element_find(e, str_z(d->a, name)))
            diag_add(d, DIAG_ATTRIBUTE_MISSING, e->at, ARGS(name, element_name(e->kind)));
    }
    if (e->kind == ELEMENT_KHUNG)
        state->has_parent = element_find(e, "ke_thua") != NULL;
    if (e->kind == ELEMENT_TRUONG)
        check_choices(d, e);
    check_id(d, state, parent, e);
}
