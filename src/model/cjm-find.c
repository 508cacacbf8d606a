#include "cjm-find.h"
#include "cjm-note-code.h"

#include <string.h>

/* A letter as it is compared, and where in the text it stands; one character of the text may
 * become several letters or, where it is an accent, none. */
typedef struct
{
  gunichar letter;
  guint offset;
} Letter;

/* A character of one byte becomes one letter, any other at most this many times its bytes. */
#define MAX_PARTS 4

struct _CjmFinder
{
  CjmFindFlags flags;
  const char *own_letters; /* of the language */
  gboolean is_turkic;      /* dotless i is another letter */
  char small[0x80];        /* what the letters of ASCII are compared as */
  char *code;              /* what is looked for, where it could be the code of a note; or NULL */
  GArray *pattern;         /* of Letter */
  GArray *text;            /* of Letter: the text that is being searched */
};

/* Letters */

/* Letters with a mark that an alphabet has a place of its own for; all others are read as the
 * letter without the mark. By language, in lower case. */
static const struct
{
  const char *language, *letters;
} alphabets[] = {
  { "es", "ñ" },    { "gl", "ñ" },    { "eu", "ñ" },  { "sv", "åäö" }, { "fi", "åäö" },
  { "da", "å" },    { "nb", "å" },    { "nn", "å" },  { "no", "å" },   { "is", "áéíóúýö" },
  { "et", "äöõü" }, { "ru", "й" },    { "be", "йў" }, { "uk", "йї" },  { "bg", "й" },
  { "tr", "çğöş" }, { "az", "çğöş" },
};

static gboolean
is_language (const char *tag, const char *language)
{
  gsize length = strlen (language);

  return g_ascii_strncasecmp (tag, language, length) == 0
         && (tag[length] == '\0' || tag[length] == '-' || tag[length] == '_');
}

static const char *
find_own_letters (const char *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (alphabets); i++)
    if (is_language (tag, alphabets[i].language))
      return alphabets[i].letters;

  return "";
}

/* Accents, and the points of Hebrew and Arabic. The marks of other scripts tell words apart. */
static gboolean
is_dropped (gunichar c)
{
  return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x5bd) || (c >= 0x5bf && c <= 0x5c7)
         || (c >= 0x64b && c <= 0x65f) || c == 0x670 || c == 0x640;
}

static gunichar
to_lower (const CjmFinder *finder, gunichar c)
{
  if (finder->is_turkic && (c == 'I' || c == 0x131))
    return 0x131;
  if (finder->is_turkic && (c == 'i' || c == 0x130))
    return 'i';
  if (c < 0x80)
    return (gunichar) g_ascii_tolower ((char) c);

  /* By way of upper case, as some letters have two small forms. */
  return g_unichar_tolower (g_unichar_toupper (c));
}

/* There is room for it: see fold(). */
static void
append_letter (GArray *letters, gunichar letter, guint offset)
{
  ((Letter *) letters->data)[letters->len++] = (Letter){ letter, offset };
}

static void
fold_char (const CjmFinder *finder, GArray *letters, gunichar c, guint offset)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gunichar small = to_lower (finder, c);
  gsize n_parts;

  if (c == 0xdf) /* ß is written ss as well */
    {
      append_letter (letters, 's', offset);
      append_letter (letters, 's', offset);
      return;
    }
  if (small < 0x80 || g_utf8_strchr (finder->own_letters, -1, small) != NULL)
    {
      append_letter (letters, small, offset);
      return;
    }

  n_parts = g_unichar_fully_decompose (small, FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    if (!is_dropped (parts[i]))
      append_letter (letters, to_lower (finder, parts[i]), offset);
}

static void
fold (const CjmFinder *finder, const char *text, GArray *letters)
{
  const char *small = finder->small;
  gboolean is_exact = (finder->flags & CJM_FIND_EXACT) != 0;

  g_array_set_size (letters, (guint) strlen (text) * MAX_PARTS);
  letters->len = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint offset = (guint) (p - text);

      /* Most of a text, in most languages. */
      if (c < 0x80 && !is_exact && !finder->is_turkic)
        append_letter (letters, (gunichar) small[c], offset);
      else if (g_unichar_isspace (c))
        append_letter (letters, ' ', offset);
      else if (is_exact)
        append_letter (letters, c, offset);
      else
        fold_char (finder, letters, c, offset);
    }
}

CjmFinder *
cjm_finder_new (const char *pattern, const char *language, CjmFindFlags flags)
{
  CjmFinder *finder = g_new0 (CjmFinder, 1);

  finder->flags = flags;
  finder->own_letters = find_own_letters (language);
  finder->is_turkic = is_language (language, "tr") || is_language (language, "az");
  finder->pattern = g_array_new (FALSE, FALSE, sizeof (Letter));
  finder->text = g_array_new (FALSE, FALSE, sizeof (Letter));
  for (guint i = 0; i < G_N_ELEMENTS (finder->small); i++)
    finder->small[i] = (char) (g_ascii_isspace (i) ? ' ' : g_ascii_tolower ((char) i));
  fold (finder, pattern, finder->pattern);
  if (cjm_note_code_is_valid (pattern))
    finder->code = g_strdup (pattern);

  return finder;
}

void
cjm_finder_free (CjmFinder *finder)
{
  g_array_unref (finder->pattern);
  g_array_unref (finder->text);
  g_free (finder->code);
  g_free (finder);
}

/* Finding */

static gboolean
is_in_word (gunichar c)
{
  return c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Whether a word goes on across the byte at @offset. */
static gboolean
is_within_word (const char *text, gsize offset)
{
  if (offset == 0 || text[offset] == '\0')
    return FALSE;

  return is_in_word (g_utf8_get_char (g_utf8_prev_char (text + offset)))
         && is_in_word (g_utf8_get_char (text + offset));
}

static gboolean
is_match_at (const CjmFinder *finder, const char *text, guint index, gsize *start, gsize *end)
{
  const Letter *pattern = (const Letter *) finder->pattern->data;
  const Letter *letters = (const Letter *) finder->text->data + index;
  guint n = finder->pattern->len, left = finder->text->len - index;

  for (guint i = 0; i < n; i++)
    if (letters[i].letter != pattern[i].letter)
      return FALSE;

  *start = letters[0].offset;
  *end = n < left ? letters[n].offset : strlen (text);

  /* Never a part of what one character has become, and no letter without its marks. */
  if ((index > 0 && letters[-1].offset == *start) || letters[n - 1].offset == *end
      || g_unichar_ismark (g_utf8_get_char (text + *end)))
    return FALSE;

  return (finder->flags & CJM_FIND_WHOLE_WORDS) == 0
         || (!is_within_word (text, *start) && !is_within_word (text, *end));
}

/* In the text that was folded last. */
static gboolean
find_folded (const CjmFinder *finder,
             const char *text,
             guint *index,
             gsize from,
             gsize *start,
             gsize *end)
{
  const Letter *letters = (const Letter *) finder->text->data;

  if (finder->pattern->len == 0)
    return FALSE;

  for (; *index + finder->pattern->len <= finder->text->len; (*index)++)
    if (letters[*index].offset >= from && is_match_at (finder, text, *index, start, end))
      return TRUE;

  return FALSE;
}

gboolean
cjm_finder_find (CjmFinder *finder, const char *text, gsize from, gsize *start, gsize *end)
{
  guint index = 0;

  fold (finder, text, finder->text);
  return find_folded (finder, text, &index, from, start, end);
}

typedef struct
{
  CjmFinder *finder;
  GArray *matches;
  const CjmTarget *after;
  guint from;
  guint next;
  CjmId coded; /* the note whose code is looked for, or 0 */
} Search;

static void
add_match (Search *search, const CjmMapText *text, gboolean is_after, gsize start, gsize end)
{
  CjmMatch match = { text->target, text->lane, text->step, (guint) start, (guint) end };

  if (is_after && match.start < search->from)
    search->next++;
  g_array_append_val (search->matches, match);
}

static void
find_in_text_cb (const CjmMapText *text, gpointer user_data)
{
  Search *search = user_data;
  gboolean is_after = search->after != NULL && cjm_target_equal (text->target, *search->after);
  gboolean is_coded = search->coded != 0 && text->target.field == CJM_FIELD_NOTE_TEXT
                      && text->target.id == search->coded;
  gsize start, end = 0;
  guint index = 0;

  if (is_after)
    search->next = search->matches->len;
  if (is_coded)
    {
      add_match (search, text, is_after, 0, strlen (text->text));
      return;
    }

  fold (search->finder, text->text, search->finder->text);
  while (find_folded (search->finder, text->text, &index, end, &start, &end))
    add_match (search, text, is_after, start, end);
}

static CjmId
find_coded (const CjmMap *map, const CjmFinder *finder)
{
  g_autoptr (CjmNoteCodes) codes = finder->code != NULL ? cjm_note_codes_new (map) : NULL;

  return codes != NULL ? cjm_note_codes_find (codes, finder->code) : 0;
}

GArray *
cjm_map_find_matches (const CjmMap *map,
                      CjmFinder *finder,
                      const CjmTarget *after,
                      guint from,
                      guint *next)
{
  Search search = { .finder = finder,
                    .matches = g_array_new (FALSE, FALSE, sizeof (CjmMatch)),
                    .after = after,
                    .from = from,
                    .coded = find_coded (map, finder) };

  if (finder->pattern->len > 0)
    cjm_map_foreach_text (map, find_in_text_cb, &search);
  *next = search.next < search.matches->len ? search.next : 0;

  return search.matches;
}

/* Replacing */

CjmMap *
cjm_map_replace_match (const CjmMap *map, const CjmMatch *match, const char *text)
{
  const char *old = cjm_map_get_text (map, match->target);
  g_autoptr (GString) new = NULL;
  CjmTextChange change = { .target = match->target };

  if (old == NULL || match->end > strlen (old))
    return cjm_map_ref (map);

  new = g_string_new_len (old, match->start);
  g_string_append (new, text);
  g_string_append (new, old + match->end);
  change.text = new->str;
  return cjm_map_set_texts (map, &change, 1);
}

typedef struct
{
  CjmFinder *finder;
  const char *text;
  GArray *changes;   /* of CjmTextChange */
  GArray *n_matches; /* of guint: in the text of each */
} Replacing;

static void
replace_in_text_cb (const CjmMapText *text, gpointer user_data)
{
  Replacing *replacing = user_data;
  g_autoptr (GString) new = NULL;
  CjmTextChange change = { .target = text->target };
  gsize start, end = 0, done = 0;
  guint index = 0, n_matches = 0;

  fold (replacing->finder, text->text, replacing->finder->text);
  while (find_folded (replacing->finder, text->text, &index, end, &start, &end))
    {
      if (new == NULL)
        new = g_string_new (NULL);
      g_string_append_len (new, text->text + done, (gssize) (start - done));
      g_string_append (new, replacing->text);
      done = end;
      n_matches++;
    }
  if (new == NULL)
    return;

  g_string_append (new, text->text + done);
  change.text = g_string_free (g_steal_pointer (&new), FALSE);
  g_array_append_val (replacing->changes, change);
  g_array_append_val (replacing->n_matches, n_matches);
}

static void
clear_change (gpointer data)
{
  g_free (((CjmTextChange *) data)->text);
}

CjmMap *
cjm_map_replace_matches (const CjmMap *map, CjmFinder *finder, const char *text, guint *n_replaced)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (CjmTextChange));
  g_autoptr (GArray) n_matches = g_array_new (FALSE, FALSE, sizeof (guint));
  Replacing replacing = { finder, text, changes, n_matches };
  CjmMap *edited;

  g_array_set_clear_func (changes, clear_change);
  cjm_map_foreach_text (map, replace_in_text_cb, &replacing);
  edited = cjm_map_set_texts (map, (CjmTextChange *) (gpointer) changes->data, changes->len);
  *n_replaced = 0;
  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, CjmTextChange, i).is_made)
      *n_replaced += g_array_index (n_matches, guint, i);

  return edited;
}
