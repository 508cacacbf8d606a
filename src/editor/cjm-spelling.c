#include "cjm-spelling.h"

#include "cjm-typesetter.h"

#include <enchant.h>
#include <string.h>

/* What is known of a language. */
typedef struct
{
  char *tag;         /* of the dictionary; NULL where there is none */
  EnchantDict *dict; /* NULL while it is not read */
  gboolean is_loading;
  GHashTable *judged; /* from a word to whether it is right, plus 1 */
} Language;

struct _CjmSpelling
{
  GObject parent_instance;

  gboolean is_enabled;
  EnchantBroker *broker; /* guarded: it reads dictionaries in another thread */
  GMutex mutex;
  GHashTable *languages; /* from a map's language to its Language */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmSpelling, cjm_spelling, G_TYPE_OBJECT)

static void
emit_changed (CjmSpelling *spelling)
{
  g_signal_emit (spelling, signals[SIGNAL_CHANGED], 0);
}

/* Dictionaries */

typedef struct
{
  const char *language; /* "es" of "es-MX" */
  gsize length;
  int best; /* how well the tag suits */
  char *tag;
} TagSearch;

static gboolean
is_own_region (const char *tag)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], tag))
      return TRUE;

  return FALSE;
}

/* Of the regions of a language: the person's own, or the one that it is named after, or that of
 * the sheet's own English; else any. */
static int
rate_tag (const char *tag, gsize length)
{
  if (is_own_region (tag))
    return 4;
  if (tag[length] == '_' && strlen (tag + length + 1) == length
      && g_ascii_strncasecmp (tag, tag + length + 1, length) == 0)
    return 3;

  return g_str_equal (tag, "en_US") ? 2 : 1;
}

static void
rate_tag_cb (const char *tag,
             const char *provider,
             const char *description,
             const char *file,
             void *user_data)
{
  TagSearch *search = user_data;
  int rate;

  if (strncmp (tag, search->language, search->length) != 0
      || (tag[search->length] != '\0' && tag[search->length] != '_'))
    return;

  rate = rate_tag (tag, search->length);
  if (rate <= search->best)
    return;

  search->best = rate;
  g_free (search->tag);
  search->tag = g_strdup (tag);
}

static char *
find_tag (CjmSpelling *spelling, const char *language)
{
  g_autofree char *tag = g_strdelimit (g_strdup (language), "-", '_');
  TagSearch search = { .language = tag, .length = strcspn (tag, "_") };

  g_mutex_lock (&spelling->mutex);
  if (*tag != '\0' && enchant_broker_dict_exists (spelling->broker, tag) == 1)
    search.tag = g_steal_pointer (&tag);
  else if (*tag != '\0')
    enchant_broker_list_dicts (spelling->broker, rate_tag_cb, &search);
  g_mutex_unlock (&spelling->mutex);

  return search.tag;
}

static void
language_free (gpointer data)
{
  Language *language = data;

  g_free (language->tag);
  g_hash_table_unref (language->judged);
  g_free (language);
}

static Language *
get_language (CjmSpelling *spelling, const char *name)
{
  Language *language = g_hash_table_lookup (spelling->languages, name);

  if (language != NULL)
    return language;

  language = g_new0 (Language, 1);
  language->tag = find_tag (spelling, name);
  language->judged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (spelling->languages, g_strdup (name), language);
  return language;
}

static EnchantDict *
request_dict (CjmSpelling *spelling, const char *tag)
{
  EnchantDict *dict;

  g_mutex_lock (&spelling->mutex);
  dict = enchant_broker_request_dict (spelling->broker, tag);
  g_mutex_unlock (&spelling->mutex);

  return dict;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, request_dict (source, data), NULL);
}

/* Enchant counts who asks for a dictionary: it may have come by the other way meanwhile. */
static void
take_dict (CjmSpelling *spelling, Language *language, EnchantDict *dict)
{
  language->is_loading = FALSE;
  if (language->dict == NULL && dict != NULL)
    language->dict = dict;
  else if (dict != NULL)
    enchant_broker_free_dict (spelling->broker, dict);
  else
    g_clear_pointer (&language->tag, g_free); /* it cannot be read */
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CjmSpelling *spelling = CJM_SPELLING (source);
  g_autofree char *name = user_data;

  take_dict (spelling, get_language (spelling, name),
             g_task_propagate_pointer (G_TASK (result), NULL));
  emit_changed (spelling);
}

static void
begin_to_load (CjmSpelling *spelling, Language *language, const char *name)
{
  g_autoptr (GTask) task = NULL;

  if (language->tag == NULL || language->is_loading)
    return;

  language->is_loading = TRUE;
  task = g_task_new (spelling, NULL, loaded_cb, g_strdup (name));
  g_task_set_task_data (task, g_strdup (language->tag), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

gboolean
cjm_spelling_has_dictionary (CjmSpelling *spelling, const char *language)
{
  return get_language (spelling, language)->tag != NULL;
}

gboolean
cjm_spelling_load (CjmSpelling *spelling, const char *name)
{
  Language *language = get_language (spelling, name);

  if (language->tag != NULL && language->dict == NULL)
    {
      gboolean is_loading = language->is_loading;

      take_dict (spelling, language, request_dict (spelling, language->tag));
      language->is_loading = is_loading;
    }

  return language->dict != NULL;
}

/* Words */

static gboolean
is_judged (const char *word)
{
  gboolean has_small = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        return FALSE;
      has_small = has_small || (g_unichar_isalpha (c) && !g_unichar_isupper (c));
    }

  return has_small;
}

static gboolean
is_right (Language *language, const char *word)
{
  gpointer known = g_hash_table_lookup (language->judged, word);
  gboolean is_known_right;

  if (known != NULL)
    return GPOINTER_TO_INT (known) == 2;

  is_known_right = enchant_dict_check (language->dict, word, -1) == 0;
  g_hash_table_insert (language->judged, g_strdup (word), GINT_TO_POINTER (is_known_right + 1));
  return is_known_right;
}

/* As dictionaries have it: with straight apostrophes. */
static char *
dup_word (const char *start, const char *end)
{
  g_autofree char *word = g_strndup (start, (gsize) (end - start));
  g_auto (GStrv) parts = g_strsplit (word, "’", -1);

  return g_strjoinv ("'", parts);
}

static gboolean
is_in_address (const char **address, const char **address_end, const char *word)
{
  while (*address != NULL && *address_end <= word)
    *address = cjm_text_find_address (*address_end, address_end);

  return *address != NULL && *address <= word;
}

static void
check_words (Language *language, const char *name, const char *text, GArray *spans)
{
  glong n_chars = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, (gsize) n_chars + 1);
  const char *start = NULL, *address_end = text;
  const char *address = cjm_text_find_address (text, &address_end);
  const char *p = text;

  pango_get_log_attrs (text, -1, -1, pango_language_from_string (name), attrs, (int) n_chars + 1);
  for (glong i = 0; i <= n_chars; i++)
    {
      if (attrs[i].is_word_end && start != NULL)
        {
          g_autofree char *word = dup_word (start, p);
          CjmWordSpan span = { (guint) (start - text), (guint) (p - text) };

          if (is_judged (word) && !is_in_address (&address, &address_end, start)
              && !is_right (language, word))
            g_array_append_val (spans, span);
          start = NULL;
        }
      if (attrs[i].is_word_start)
        start = p;
      if (i < n_chars)
        p = g_utf8_next_char (p);
    }
}

GArray *
cjm_spelling_check (CjmSpelling *spelling, const char *name, const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CjmWordSpan));
  Language *language;

  if (!spelling->is_enabled || *text == '\0')
    return spans;

  language = get_language (spelling, name);
  if (language->dict != NULL)
    check_words (language, name, text, spans);
  else
    begin_to_load (spelling, language, name);

  return spans;
}

GStrv
cjm_spelling_suggest (CjmSpelling *spelling, const char *name, const char *word, guint n_max)
{
  Language *language = get_language (spelling, name);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  gsize n_suggestions = 0;
  char **suggestions = NULL;

  if (language->dict != NULL)
    suggestions = enchant_dict_suggest (language->dict, word, -1, &n_suggestions);
  for (guint i = 0; i < n_suggestions && i < n_max; i++)
    g_ptr_array_add (words, g_strdup (suggestions[i]));
  if (suggestions != NULL)
    enchant_dict_free_string_list (language->dict, suggestions);
  g_ptr_array_add (words, NULL);

  return (GStrv) g_ptr_array_steal (words, NULL);
}

static void
forget_judgements (CjmSpelling *spelling, Language *language)
{
  /* A word in another case may be right now, too. */
  g_hash_table_remove_all (language->judged);
  emit_changed (spelling);
}

void
cjm_spelling_add (CjmSpelling *spelling, const char *name, const char *word)
{
  Language *language = get_language (spelling, name);

  if (language->dict == NULL)
    return;

  enchant_dict_add (language->dict, word, -1);
  forget_judgements (spelling, language);
}

void
cjm_spelling_ignore (CjmSpelling *spelling, const char *name, const char *word)
{
  Language *language = get_language (spelling, name);

  if (language->dict == NULL)
    return;

  enchant_dict_add_to_session (language->dict, word, -1);
  forget_judgements (spelling, language);
}

/* Object */

gboolean
cjm_spelling_get_enabled (CjmSpelling *spelling)
{
  return spelling->is_enabled;
}

void
cjm_spelling_set_enabled (CjmSpelling *spelling, gboolean is_enabled)
{
  if (spelling->is_enabled == is_enabled)
    return;

  spelling->is_enabled = is_enabled;
  emit_changed (spelling);
}

static void
cjm_spelling_finalize (GObject *object)
{
  CjmSpelling *spelling = CJM_SPELLING (object);
  GHashTableIter iter;
  gpointer language;

  g_hash_table_iter_init (&iter, spelling->languages);
  while (g_hash_table_iter_next (&iter, NULL, &language))
    if (((Language *) language)->dict != NULL)
      enchant_broker_free_dict (spelling->broker, ((Language *) language)->dict);
  g_hash_table_unref (spelling->languages);
  enchant_broker_free (spelling->broker);
  g_mutex_clear (&spelling->mutex);
  G_OBJECT_CLASS (cjm_spelling_parent_class)->finalize (object);
}

static void
cjm_spelling_class_init (CjmSpellingClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cjm_spelling_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CJM_TYPE_SPELLING, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
cjm_spelling_init (CjmSpelling *spelling)
{
  spelling->is_enabled = TRUE;
  spelling->broker = enchant_broker_init ();
  g_mutex_init (&spelling->mutex);
  spelling->languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, language_free);
}

CjmSpelling *
cjm_spelling_new (void)
{
  return g_object_new (CJM_TYPE_SPELLING, NULL);
}
