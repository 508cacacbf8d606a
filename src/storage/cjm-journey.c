#include "cjm-journey.h"

#include "cjm-table-text-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The reader of the text, a line at a time; cjm-journey-map.c makes the map. */

/* Of one task. */
#define MAX_ACTORS 50

/* Where in the text the reader is. */
typedef enum
{
  PLACE_TEXT,    /* of a Markdown file, or before the first word of a diagram's */
  PLACE_CODE,    /* in a block of code of some other language */
  PLACE_BLOCK,   /* in a block of Mermaid, before it says which diagram it is */
  PLACE_OTHER,   /* in a diagram of another kind */
  PLACE_JOURNEY, /* in a journey */
  PLACE_PROSE    /* in a description of it in braces */
} Place;

typedef struct
{
  Place place;
  guint line;
  char fence; /* the sign that ends a block; '\0' outside of one */
  guint fence_length;
  gboolean is_front; /* between the lines of hyphens before a diagram or a text */
  char *front_title;
  GPtrArray *journeys;
  CjmJourney *journey; /* the last of them, or NULL */
  GPtrArray *remarks;
  gboolean fits;
} Reader;

static void
free_task (gpointer data)
{
  CjmJourneyTask *task = data;

  g_free (task->text);
  g_strfreev (task->actors);
  g_free (task);
}

static CjmJourney *
new_journey (guint line)
{
  CjmJourney *journey = g_new0 (CjmJourney, 1);

  journey->line = line;
  journey->title = g_strdup ("");
  journey->description = g_strdup ("");
  journey->sections = g_ptr_array_new_with_free_func (g_free);
  journey->tasks = g_ptr_array_new_with_free_func (free_task);
  return journey;
}

void
cjm_journey_free (CjmJourney *journey)
{
  g_free (journey->title);
  g_free (journey->description);
  g_ptr_array_unref (journey->sections);
  g_ptr_array_unref (journey->tasks);
  g_free (journey);
}

/* Texts */

/* Without blanks around it, and with line ends where the text has tags for them. */
static char *
dup_clean (const char *text)
{
  static const char *const breaks[] = { "<br/>", "<br />", "<br>" };
  GString *clean = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    g_string_replace (clean, breaks[i], "\n", 0);

  return g_strstrip (g_string_free (clean, FALSE));
}

static char *
dup_unquoted (const char *text)
{
  char *clean = dup_clean (text);
  gsize length = strlen (clean);

  if (length > 1 && (clean[0] == '"' || clean[0] == '\'') && clean[length - 1] == clean[0])
    {
      memmove (clean, clean + 1, length - 2);
      clean[length - 2] = '\0';
    }

  return clean;
}

/* What stands behind @word in @text, or NULL where it does not begin with that. */
static const char *
skip_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (text, word, length) != 0)
    return NULL;
  text += length;
  if (*text != '\0' && *text != ':' && *text != '{' && !g_ascii_isspace (*text))
    return NULL;

  text += strspn (text, " \t");
  return *text == ':' ? text + 1 : text;
}

static void
set_text (char **member, const char *text)
{
  g_free (*member);
  *member = dup_clean (text);
}

/* Tasks */

static char **
read_actors (const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, ",", MAX_ACTORS + 1);
  g_autoptr (GStrvBuilder) actors = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; names[i] != NULL && i < MAX_ACTORS; i++)
    {
      g_strstrip (names[i]);
      if (*names[i] != '\0' && g_hash_table_add (seen, names[i]))
        g_strv_builder_add (actors, names[i]);
    }

  return g_strv_builder_end (actors);
}

static gboolean
is_score (const char *text, double *score)
{
  const char *rest;

  return cjm_score_read (text, score, &rest) && *rest == '\0';
}

/* Which of the parts between colons is the score: the last but one, or the last where no actors
 * are named; a task may have colons of its own. */
static guint
find_score (char **parts, guint n_parts)
{
  double score;

  if (n_parts > 2 && is_score (parts[n_parts - 2], &score))
    return n_parts - 2;
  if (is_score (parts[n_parts - 1], &score))
    return n_parts - 1;

  return 1;
}

static void
read_score (Reader *reader, CjmJourneyTask *task, const char *text)
{
  g_autofree char *plain = dup_clean (text);

  if (*plain == '\0')
    cjm_remarks_add (reader->remarks, reader->line,
                     /* Translators: %s is what somebody does on a journey. */
                     _ ("“%s” has no score."), task->text);
  else if (!is_score (plain, &task->score))
    cjm_remarks_add_loss (reader->remarks, reader->line,
                          /* Translators: the first %s is what stands in a file. */
                          _ ("“%s” is no score; “%s” has none."), plain, task->text);
}

static char *
dup_joined (char **parts, guint from, guint to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (text, "%s%s", i > from ? ":" : "", parts[i]);

  return g_string_free (text, FALSE);
}

static void
read_task (Reader *reader, const char *statement)
{
  CjmJourney *journey = reader->journey;
  g_auto (GStrv) parts = g_strsplit (statement, ":", -1);
  guint n_parts = g_strv_length (parts), at = n_parts > 1 ? find_score (parts, n_parts) : 1;
  g_autofree char *text = dup_joined (parts, 0, at);
  g_autofree char *actors = dup_joined (parts, at + 1, n_parts);
  CjmJourneyTask *task;

  if (*g_strstrip (text) == '\0')
    {
      cjm_remarks_add (reader->remarks, reader->line, _ ("A task without a name was passed over."));
      return;
    }

  if (journey->sections->len == 0)
    g_ptr_array_add (journey->sections, g_strdup (""));
  task = g_new0 (CjmJourneyTask, 1);
  *task = (CjmJourneyTask){ reader->line, journey->sections->len - 1, dup_clean (text), NAN,
                            read_actors (actors) };
  read_score (reader, task, at < n_parts ? parts[at] : "");
  g_ptr_array_add (journey->tasks, task);
}

/* Statements */

static void
read_description (Reader *reader, const char *text)
{
  CjmJourney *journey = reader->journey;

  if (*text == '{')
    reader->place = PLACE_PROSE;
  else
    set_text (&journey->description, text);
}

static void
read_statement (Reader *reader, char *statement)
{
  CjmJourney *journey = reader->journey;
  const char *rest;

  g_strstrip (statement);
  if (*statement == '\0' || *statement == '#' || g_str_has_prefix (statement, "%%"))
    return;

  if ((rest = skip_word (statement, "title")) != NULL)
    set_text (&journey->title, rest);
  else if ((rest = skip_word (statement, "accTitle")) != NULL)
    {
      if (*journey->title == '\0')
        set_text (&journey->title, rest);
    }
  else if ((rest = skip_word (statement, "accDescr")) != NULL)
    read_description (reader, rest);
  else if ((rest = skip_word (statement, "section")) != NULL)
    g_ptr_array_add (journey->sections, dup_clean (rest));
  else
    read_task (reader, statement);
}

static void
read_prose (Reader *reader, const char *line)
{
  g_autofree char *text = g_strdup (line);
  char *end = strchr (text, '}');
  g_autofree char *all = NULL;

  if (end != NULL)
    {
      *end = '\0';
      reader->place = PLACE_JOURNEY;
    }
  all = g_strconcat (reader->journey->description, "\n", text, NULL);
  set_text (&reader->journey->description, all);
}

static void
read_statements (Reader *reader, const char *line)
{
  g_auto (GStrv) statements = g_strsplit (line, ";", -1);

  for (guint i = 0; statements[i] != NULL; i++)
    read_statement (reader, statements[i]);

  /* What does not fit into a table is no journey of anybody. */
  reader->fits
      = reader->journey->tasks->len + reader->journey->sections->len <= CJM_TABLE_MAX_COLUMNS;
}

/* Blocks */

static guint
count_signs (const char *line, char sign)
{
  guint n = 0;

  while (line[n] == sign)
    n++;

  return n;
}

/* "```mermaid", "~~~ {.mermaid}", ":::mermaid". */
static gboolean
open_block (Reader *reader, const char *line)
{
  guint n = *line == '`' || *line == '~' || *line == ':' ? count_signs (line, *line) : 0;
  const char *info = line + n;

  if (n < 3)
    return FALSE;

  reader->fence = *line;
  reader->fence_length = n;
  info += strspn (info, " \t{.");
  reader->place = g_ascii_strncasecmp (info, "mermaid", 7) == 0 ? PLACE_BLOCK : PLACE_CODE;
  return TRUE;
}

static gboolean
closes_block (const Reader *reader, const char *line)
{
  guint n = reader->fence != '\0' ? count_signs (line, reader->fence) : 0;

  return reader->fence != '\0' && n >= reader->fence_length && line[n] == '\0';
}

static void
begin_journey (Reader *reader)
{
  reader->journey = new_journey (reader->line);
  if (reader->front_title != NULL)
    set_text (&reader->journey->title, reader->front_title);
  g_ptr_array_add (reader->journeys, reader->journey);
  reader->place = PLACE_JOURNEY;
}

/* "---" begins and ends what is said before a diagram or a text, the title among it. */
static gboolean
read_front (Reader *reader, const char *line)
{
  const char *title;

  if (strcmp (line, "---") == 0 && (reader->is_front || reader->front_title == NULL))
    {
      reader->is_front = !reader->is_front;
      return TRUE;
    }
  if (!reader->is_front)
    return FALSE;

  title = skip_word (line, "title");
  if (title != NULL)
    {
      g_free (reader->front_title);
      reader->front_title = dup_unquoted (title);
    }
  return TRUE;
}

static void
read_opening (Reader *reader, const char *line)
{
  g_autofree char *word = g_strndup (line, strcspn (line, " \t;"));

  if (*line == '\0' || g_str_has_prefix (line, "%%"))
    return;

  if (g_ascii_strcasecmp (word, "journey") == 0
      && (reader->fence != '\0' || line[strlen (word)] != ' '))
    begin_journey (reader);
  else if (reader->place == PLACE_BLOCK)
    {
      cjm_remarks_add_loss (reader->remarks, reader->line,
                            /* Translators: %s is a word of the language of diagrams. */
                            _ ("A diagram of another kind was passed over: “%s”."), word);
      reader->place = PLACE_OTHER;
    }
}

static void
read_line (Reader *reader, char *line)
{
  g_strstrip (line);
  if (closes_block (reader, line))
    {
      reader->fence = '\0';
      reader->place = PLACE_TEXT;
      return;
    }

  switch (reader->place)
    {
    case PLACE_TEXT:
      if (!read_front (reader, line) && !open_block (reader, line))
        read_opening (reader, line);
      return;
    case PLACE_BLOCK:
      if (!read_front (reader, line))
        read_opening (reader, line);
      return;
    case PLACE_JOURNEY:
      if (reader->fence == '\0' && g_ascii_strcasecmp (line, "journey") == 0)
        begin_journey (reader);
      else
        read_statements (reader, line);
      return;
    case PLACE_PROSE:
      read_prose (reader, line);
      return;
    case PLACE_CODE:
    case PLACE_OTHER:
      return;
    }
}

static void
set_no_journey (GError **error)
{
  g_propagate_error (
      error,
      cjm_read_error_new (CJM_READ_ERROR_NOT_A_MAP, 0, 0,
                          _ ("There is no user journey in the file: no line says “journey”, as "
                             "the diagrams of Mermaid begin.")));
}

GPtrArray *
cjm_journey_parse (GBytes *bytes, GPtrArray *remarks, GError **error)
{
  g_autofree char *text = cjm_table_decode_file (bytes, remarks, error);
  g_autofree char *plain = text != NULL ? cjm_text_normalize (text, FALSE) : NULL;
  g_autoptr (GPtrArray) journeys
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cjm_journey_free);
  Reader reader = { .place = PLACE_TEXT, .journeys = journeys, .remarks = remarks, .fits = TRUE };

  if (plain == NULL)
    return NULL;

  for (char *line = plain, *end; reader.fits && line != NULL; line = end)
    {
      end = strchr (line, '\n');
      if (end != NULL)
        *end++ = '\0';
      reader.line++;
      read_line (&reader, line);
    }
  g_free (reader.front_title);

  if (!reader.fits)
    cjm_table_set_too_large (error);
  else if (journeys->len == 0)
    set_no_journey (error);

  return reader.fits && journeys->len > 0 ? g_steal_pointer (&journeys) : NULL;
}
