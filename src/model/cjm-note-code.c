#include "cjm-note-code.h"
#include "cjm-note-list.h"

#include <string.h>

/* A letter leads, so that no spreadsheet takes a code for a number. */
static const char letters[] = "ABCDEFGHJKMNPQRSTVWXYZ";
static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* As many signs as 64 bits give. */
#define MAX_LENGTH 13

struct _CjmNoteCodes
{
  GHashTable *codes; /* by the note's id */
  GHashTable *notes; /* the ids by their code; borrows from both sides of codes */
};

static void
spell (CjmId id, char code[MAX_LENGTH + 1])
{
  code[0] = letters[id % strlen (letters)];
  id /= strlen (letters);
  for (guint i = 1; i < MAX_LENGTH; i++)
    {
      code[i] = signs[id % strlen (signs)];
      id /= strlen (signs);
    }
  code[MAX_LENGTH] = '\0';
}

static void
add_note (CjmNoteCodes *codes, CjmId id)
{
  CjmId *key = g_new (CjmId, 1);
  char spelled[MAX_LENGTH + 1];
  char *code = NULL;

  spell (id, spelled);
  for (gsize length = CJM_NOTE_CODE_MIN_LENGTH; length <= MAX_LENGTH; length++)
    {
      g_free (code);
      code = g_strndup (spelled, length);
      if (!g_hash_table_contains (codes->notes, code))
        break;
    }

  *key = id;
  g_hash_table_insert (codes->codes, key, code);
  g_hash_table_insert (codes->notes, code, key);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  CjmId first = *(const CjmId *) a, second = *(const CjmId *) b;

  return (first > second) - (first < second);
}

CjmNoteCodes *
cjm_note_codes_new (const CjmMap *map)
{
  CjmNoteCodes *codes = g_new0 (CjmNoteCodes, 1);
  g_autoptr (GArray) sites = cjm_map_list_notes (map);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (CjmId), sites->len);

  codes->codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  codes->notes = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < sites->len; i++)
    g_array_append_val (ids, g_array_index (sites, CjmNoteSite, i).note->record.id);
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    add_note (codes, g_array_index (ids, CjmId, i));

  return codes;
}

void
cjm_note_codes_free (CjmNoteCodes *codes)
{
  g_hash_table_unref (codes->notes);
  g_hash_table_unref (codes->codes);
  g_free (codes);
}

const char *
cjm_note_codes_get (const CjmNoteCodes *codes, CjmId note)
{
  return g_hash_table_lookup (codes->codes, &note);
}

/* The sign that was meant, or NUL. */
static char
read_sign (char typed)
{
  char sign = g_ascii_toupper (typed);

  if (sign == 'O')
    return '0';
  if (sign == 'I' || sign == 'L')
    return '1';

  return sign != '\0' && strchr (signs, sign) != NULL ? sign : '\0';
}

/* What @text spells, without blanks around it; FALSE where it is no code. */
static gboolean
read_code (const char *text, char code[MAX_LENGTH + 1])
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gsize length = strlen (stripped);

  if (length < CJM_NOTE_CODE_MIN_LENGTH || length > MAX_LENGTH)
    return FALSE;

  for (gsize i = 0; i <= length; i++)
    code[i] = i < length ? read_sign (stripped[i]) : '\0';

  return strlen (code) == length && strchr (letters, code[0]) != NULL;
}

gboolean
cjm_note_code_is_valid (const char *text)
{
  char code[MAX_LENGTH + 1];

  return read_code (text, code);
}

CjmId
cjm_note_codes_find (const CjmNoteCodes *codes, const char *text)
{
  char code[MAX_LENGTH + 1];
  const CjmId *note = read_code (text, code) ? g_hash_table_lookup (codes->notes, code) : NULL;

  return note != NULL ? *note : 0;
}
