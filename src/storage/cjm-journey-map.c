#include "cjm-journey.h"

#include "cjm-grid.h"
#include "cjm-lane-offer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A journey becomes a table as somebody would draw it up, with a row for each actor and one for
 * the emotions; cjm-grid.h knows how that becomes a map. */

/* Lanes for more could not be read. */
#define MAX_ACTORS 100

typedef struct
{
  const CjmJourney *journey;
  const CjmNoteFormat *format;
  GPtrArray *actors;  /* of const char *: whoever takes part, in the order of appearance */
  gboolean has_alone; /* tasks without an actor */
  CjmTable *table;
} Writing;

gboolean
cjm_journey_find_scale (const CjmJourney *journey, CjmScale *scale)
{
  static const CjmScale usual = { CJM_JOURNEY_SCORE_MIN, CJM_JOURNEY_SCORE_MAX };
  double low = usual.low, high = usual.high;

  for (guint i = 0; i < journey->tasks->len; i++)
    {
      double score = ((const CjmJourneyTask *) journey->tasks->pdata[i])->score;

      if (!isnan (score))
        {
          low = MIN (low, score);
          high = MAX (high, score);
        }
    }

  *scale = low < usual.low || high > usual.high ? cjm_scale_find (low, high, usual) : usual;
  return low < usual.low || high > usual.high;
}

static void
list_actors (Writing *writing, GPtrArray *remarks)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < writing->journey->tasks->len; i++)
    {
      const CjmJourneyTask *task = writing->journey->tasks->pdata[i];

      for (guint j = 0; task->actors[j] != NULL; j++)
        if (!g_hash_table_add (seen, task->actors[j]))
          continue;
        else if (writing->actors->len < MAX_ACTORS)
          g_ptr_array_add (writing->actors, task->actors[j]);
        else
          cjm_remarks_add_loss (remarks, task->line,
                                /* Translators: %s is somebody who takes part in a journey. */
                                _ ("There are too many actors; “%s” has no lane."),
                                task->actors[j]);
      writing->has_alone = writing->has_alone || task->actors[0] == NULL;
    }
}

static guint
find_offer (const char *name)
{
  for (guint i = 0; i < cjm_lane_offer_get_n_offers (); i++)
    if (g_str_equal (cjm_lane_offer_get_nth (i)->name, name))
      return i;

  g_return_val_if_reached (0);
}

/* The columns of the tasks, behind that of the names; a section without tasks has one, too. */
static GArray *
write_sections (Writing *writing)
{
  const CjmJourney *journey = writing->journey;
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (guint));
  guint column = 1, task = 0;

  g_array_set_size (columns, journey->tasks->len);
  for (guint i = 0; i < journey->sections->len; i++)
    {
      guint first = column;

      if (*(const char *) journey->sections->pdata[i] != '\0')
        cjm_table_add (writing->table, 0, column, journey->sections->pdata[i]);
      for (; task < journey->tasks->len
             && ((const CjmJourneyTask *) journey->tasks->pdata[task])->section == i;
           task++)
        g_array_index (columns, guint, task) = column++;
      column = MAX (column, first + 1);
    }
  writing->table->n_rows = MAX (writing->table->n_rows, 1);
  writing->table->n_columns = MAX (writing->table->n_columns, column);

  return columns;
}

/* What stands before a lane; NULL for @name is that of the catalogue. */
static guint
begin_lane (Writing *writing, const char *name, const char *offer)
{
  guint row = writing->table->n_rows, index = find_offer (offer);
  const CjmWords *words = writing->format->words;

  cjm_table_add (writing->table, row, 0,
                 name != NULL ? name : cjm_words_get_lane_name (words, index));
  cjm_table_add (writing->table, row, 0, cjm_words_get_lane_question (words, index));
  return row;
}

/* The tasks of @actor: NULL for those of nobody, or of all where there is one actor at most. */
static void
write_tasks (Writing *writing, const char *actor, GArray *columns)
{
  guint row = begin_lane (writing, actor, "doing");
  gboolean has_all = actor == NULL && writing->actors->len <= 1;

  for (guint i = 0; i < columns->len; i++)
    {
      const CjmJourneyTask *task = writing->journey->tasks->pdata[i];
      gboolean is_here
          = has_all
            || (actor != NULL ? g_strv_contains ((const char *const *) task->actors, actor)
                              : task->actors[0] == NULL);

      if (is_here)
        cjm_table_add (writing->table, row, g_array_index (columns, guint, i), task->text);
    }
}

static void
write_scores (Writing *writing, GArray *columns, gboolean is_rescaled, GPtrArray *remarks)
{
  guint row = begin_lane (writing, NULL, "emotion");
  CjmScale scale = { CJM_JOURNEY_SCORE_MIN, CJM_JOURNEY_SCORE_MAX }, found;

  if (cjm_journey_find_scale (writing->journey, &found) && is_rescaled)
    {
      scale = found;
      cjm_remarks_add (
          remarks, 0,
          /* Translators: the numbers are the ends of a scale. */
          _ ("The scores were brought from a scale of %g to %g to that of a map, −2 to "
             "2."),
          scale.low, scale.high);
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const CjmJourneyTask *task = writing->journey->tasks->pdata[i];
      char text[G_ASCII_DTOSTR_BUF_SIZE], signed_text[G_ASCII_DTOSTR_BUF_SIZE + 1];
      double value;

      if (isnan (task->score))
        continue;
      if (task->score < scale.low || task->score > scale.high)
        {
          cjm_remarks_add_loss (remarks, task->line,
                                /* Translators: the first %s is a number, the second what
                                 * somebody does on a journey. */
                                _ ("The score %s of “%s” is not from 1 to 5; it was left out."),
                                g_ascii_formatd (text, sizeof text, "%.10g", task->score),
                                task->text);
          continue;
        }
      value = cjm_scale_to_feeling (scale, task->score);
      g_ascii_formatd (text, sizeof text, "%.10g", value);
      g_snprintf (signed_text, sizeof signed_text, "%s%s", value > 0 ? "+" : "", text);
      cjm_table_add (writing->table, row, g_array_index (columns, guint, i), signed_text);
    }
}

/* A plan for a table of which everything is known. */
static CjmGridPlan *
new_plan (const CjmTable *table)
{
  CjmGridPlan *plan = cjm_grid_plan_new (table, NULL);

  for (guint j = 0; j < plan->n_columns; j++)
    plan->columns[j] = j == 0 ? CJM_GRID_COLUMN_NAMES : CJM_GRID_COLUMN_NOTES;
  for (guint i = 0; i < plan->n_rows; i++)
    plan->rows[i] = i == 0                 ? (CjmGridMeaning){ CJM_GRID_ROW_PHASES, NULL }
                    : i + 1 < plan->n_rows ? (CjmGridMeaning){ CJM_GRID_ROW_LANE, "notes" }
                                           : (CjmGridMeaning){ CJM_GRID_ROW_LANE, "emotion" };
  return plan;
}

static CjmMap *
take_with_text (CjmMap *map, CjmField field, const char *text)
{
  g_autoptr (CjmMap) before = map;

  return cjm_map_set_text (map, (CjmTarget){ field, 0 }, text);
}

static void
write_table (Writing *writing, gboolean is_rescaled, GPtrArray *remarks)
{
  g_autoptr (GArray) columns = write_sections (writing);

  if (writing->actors->len <= 1 || writing->has_alone)
    write_tasks (writing, NULL, columns);
  for (guint i = 0; writing->actors->len > 1 && i < writing->actors->len; i++)
    write_tasks (writing, writing->actors->pdata[i], columns);
  write_scores (writing, columns, is_rescaled, remarks);
}

CjmMap *
cjm_journey_make_map (const CjmJourney *journey,
                      const char *language,
                      const CjmNoteFormat *format,
                      gboolean is_rescaled,
                      GRand *random,
                      GPtrArray *remarks)
{
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();
  g_autoptr (CjmTable) table = cjm_table_new_unlimited ();
  g_autoptr (CjmGridPlan) plan = NULL;
  Writing writing = { journey, format, actors, FALSE, table };
  CjmMap *map;

  list_actors (&writing, remarks);
  write_table (&writing, is_rescaled, remarks);
  plan = new_plan (table);
  map = cjm_grid_make_map (table, plan, language, format, random);
  map = take_with_text (map, CJM_FIELD_TITLE, journey->title);
  map = take_with_text (map, CJM_FIELD_SCENARIO, journey->description);
  if (actors->len == 1)
    map = take_with_text (map, CJM_FIELD_PERSONA_NAME, actors->pdata[0]);

  return map;
}
