#include "cjm-review.h"

#include "cjm-actions.h"
#include "cjm-coverage.h"

#include <string.h>

/* What the metrics of a phase are like. */
typedef struct
{
  guint n_metrics;
  guint n_channel; /* serve the channel alone */
  guint n_sales;   /* serve the business, and name sales */
  CjmId first;     /* the note of the first one, and its place */
  CjmId lane, step;
} PhaseMetrics;

typedef struct
{
  const CjmMap *map;
  const char *today;           /* or NULL */
  GArray *notes;               /* of CjmNoteSite */
  guint *n_in_phase;           /* notes */
  guint *n_in_lane;            /* notes */
  PhaseMetrics *metrics;       /* of each phase */
  GHashTable *pains;           /* note: its CjmPain, where no action answers it */
  GHashTable *sources;         /* the ids that notes refer to */
  const CjmLane *asks_figures; /* the first lane of metrics, or NULL */
  GArray *findings;
  guint unsourced; /* index of the finding about data without a source in the lane at hand */
} Review;

/* There is no such finding yet. */
#define NO_FINDING G_MAXUINT

static CjmFinding *
add_finding (Review *review, CjmFindingKind kind, CjmFindingPlace place, CjmField field, CjmId id)
{
  CjmFinding finding = { .kind = kind, .place = place, .target = { .field = field, .id = id } };

  g_array_append_val (review->findings, finding);
  return &g_array_index (review->findings, CjmFinding, review->findings->len - 1);
}

static void
add_note_finding (Review *review, CjmFindingKind kind, CjmField field, const CjmNoteSite *site)
{
  CjmFinding *finding
      = add_finding (review, kind, CJM_FINDING_AT_TEXT, field, site->note->record.id);

  finding->phase = cjm_map_get_phase (review->map, site->phase)->record.id;
  finding->lane = cjm_map_get_lane (review->map, site->lane)->record.id;
  finding->step = site->step;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

static CjmLaneLook
get_look (const CjmLane *lane)
{
  return cjm_lane_kind_get (lane->kind)->look;
}

static CjmId
get_first_step (const CjmMap *map, guint phase)
{
  const CjmStep *step = cjm_sequence_get (cjm_map_get_phase (map, phase)->steps, 0);

  return step->record.id;
}

/* Sales */

/* How words for sales begin in English and Spanish, without accents. */
static const char *const sales_words[] = {
  "sale",  "purchas", "order",   "conversion", "revenue", "turnover",    "transaction",
  "venta", "compra",  "ingreso", "factura",    "pedido",  "transaccion",
};

static gboolean
is_sales_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (sales_words); i++)
    if (g_str_has_prefix (word, sales_words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_sales_word (char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      /* What comes after the sale is another matter. */
      gboolean is_after
          = i > 0 && (strcmp (words[i - 1], "after") == 0 || strcmp (words[i - 1], "post") == 0);

      if (!is_after && is_sales_word (words[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
names_sales (const char *text)
{
  g_auto (GStrv) unaccented = NULL;
  /* A fixed language, so that the answer is the same whoever asks. */
  g_auto (GStrv) words = g_str_tokenize_and_fold (text, "en", &unaccented);

  return has_sales_word (words) || has_sales_word (unaccented);
}

/* Collecting what the findings are made from */

static void
count_metric (PhaseMetrics *metrics, const CjmNoteSite *site, const CjmLane *lane)
{
  const CjmMetric *metric = cjm_note_get_detail (site->note, CJM_RECORD_METRIC);

  if (metrics->n_metrics++ == 0)
    {
      metrics->first = site->note->record.id;
      metrics->lane = lane->record.id;
      metrics->step = site->step;
    }

  if (metric != NULL && metric->side == CJM_SIDE_CHANNEL)
    metrics->n_channel++;
  else if (names_sales (site->note->text) || (metric != NULL && names_sales (metric->unit)))
    metrics->n_sales++;
}

static void
count_notes (Review *review)
{
  for (guint i = 0; i < review->notes->len; i++)
    {
      const CjmNoteSite *site = &g_array_index (review->notes, CjmNoteSite, i);
      const CjmLane *lane = cjm_map_get_lane (review->map, site->lane);

      review->n_in_phase[site->phase]++;
      review->n_in_lane[site->lane]++;
      if (get_look (lane) == CJM_LOOK_METRICS)
        count_metric (&review->metrics[site->phase], site, lane);
      g_hash_table_add (review->sources, (gpointer) &site->note->source);
    }
}

static void
collect_pains (Review *review, const GArray *pains)
{
  for (guint i = 0; i < pains->len; i++)
    {
      CjmPain *pain = &g_array_index (pains, CjmPain, i);

      if (!pain->is_answered)
        g_hash_table_insert (review->pains, (gpointer) pain->site.note, pain);
    }
}

static void
find_metrics_lane (Review *review)
{
  for (guint i = 0; i < cjm_map_get_n_lanes (review->map) && review->asks_figures == NULL; i++)
    if (get_look (cjm_map_get_lane (review->map, i)) == CJM_LOOK_METRICS)
      review->asks_figures = cjm_map_get_lane (review->map, i);
}

/* Header */

static void
review_header (Review *review)
{
  const CjmMap *map = review->map;

  if (is_blank (map->persona->summary))
    add_finding (review, CJM_FINDING_NO_SUMMARY, CJM_FINDING_AT_TEXT, CJM_FIELD_SUMMARY, 0);
  if (is_blank (map->persona->name))
    add_finding (review, CJM_FINDING_NO_PERSONA_NAME, CJM_FINDING_AT_TEXT, CJM_FIELD_PERSONA_NAME,
                 0);
  /* Dates of this form sort as texts do. */
  if (review->today != NULL && map->review_date[0] != '\0'
      && strcmp (map->review_date, review->today) < 0)
    add_finding (review, CJM_FINDING_REVIEW_IS_DUE, CJM_FINDING_AT_TEXT, CJM_FIELD_REVIEW_DATE, 0);
}

/* The map as a whole */

static void
review_evidence (Review *review)
{
  CjmCoverage coverage = cjm_map_get_coverage (review->map);
  CjmFinding *finding;

  /* Without any notes the share is unknown, and no comparison with that holds. */
  if (!(cjm_coverage_get_share (&coverage, CJM_EVIDENCE_INFERRED) < 0.5))
    return;

  finding
      = add_finding (review, CJM_FINDING_LITTLE_EVIDENCE, CJM_FINDING_AT_MAP, CJM_FIELD_TITLE, 0);
  finding->n = coverage.n_notes - coverage.n_by_evidence[CJM_EVIDENCE_ASSUMED];
  finding->n_all = coverage.n_notes;
}

static void
review_moments (Review *review)
{
  for (guint i = 0; i < review->notes->len; i++)
    if (g_array_index (review->notes, CjmNoteSite, i).note->is_moment)
      return;

  if (review->notes->len > 0)
    add_finding (review, CJM_FINDING_NO_MOMENT, CJM_FINDING_AT_MAP, CJM_FIELD_TITLE, 0);
}

/* A touchpoint that names no channel is left aside; one whose channel is of no known family may
 * be of any, so that nothing can be said. */
static void
review_families (Review *review)
{
  const CjmChannelKind *first = NULL;
  guint n_touchpoints = 0;

  for (guint i = 0; i < review->notes->len; i++)
    {
      const CjmNoteSite *site = &g_array_index (review->notes, CjmNoteSite, i);
      const CjmTouchpoint *touchpoint = cjm_note_get_detail (site->note, CJM_RECORD_TOUCHPOINT);
      const CjmChannelKind *kind;

      if (get_look (cjm_map_get_lane (review->map, site->lane)) != CJM_LOOK_TOUCHPOINTS
          || touchpoint == NULL || (touchpoint->own_channel == 0 && touchpoint->channel[0] == '\0'))
        continue;

      kind = cjm_touchpoint_find_channel_kind (review->map, touchpoint);
      if (kind == NULL || (first != NULL && kind->family != first->family))
        return;
      first = kind;
      n_touchpoints++;
    }

  if (n_touchpoints >= 2)
    add_finding (review, CJM_FINDING_ONE_FAMILY, CJM_FINDING_AT_MAP, CJM_FIELD_TITLE, 0)->family
        = first->family;
}

/* Phases */

static void
review_figures (Review *review, guint index)
{
  const CjmPhase *phase = cjm_map_get_phase (review->map, index);
  const PhaseMetrics *metrics = &review->metrics[index];
  CjmFinding *finding;

  if (is_blank (phase->objective))
    add_finding (review, CJM_FINDING_NO_OBJECTIVE, CJM_FINDING_AT_TEXT, CJM_FIELD_OBJECTIVE,
                 phase->record.id);
  if (metrics->n_metrics == 0)
    {
      finding = add_finding (review, CJM_FINDING_NO_METRIC, CJM_FINDING_AT_CELL,
                             CJM_FIELD_PHASE_NAME, phase->record.id);
      finding->lane = review->asks_figures->record.id;
      finding->step = get_first_step (review->map, index);
      finding->phase = phase->record.id;
    }
  else if (metrics->n_channel == metrics->n_metrics)
    {
      finding = add_finding (review, CJM_FINDING_VANITY, CJM_FINDING_AT_TEXT, CJM_FIELD_NOTE_TEXT,
                             metrics->first);
      finding->lane = metrics->lane;
      finding->step = metrics->step;
      finding->phase = phase->record.id;
    }
}

static void
review_phase (Review *review, guint index)
{
  const CjmPhase *phase = cjm_map_get_phase (review->map, index);

  if (is_blank (phase->description))
    add_finding (review, CJM_FINDING_NO_DESCRIPTION, CJM_FINDING_AT_TEXT,
                 CJM_FIELD_PHASE_DESCRIPTION, phase->record.id);
  if (review->n_in_phase[index] == 0)
    add_finding (review, CJM_FINDING_EMPTY_PHASE, CJM_FINDING_AT_TEXT, CJM_FIELD_PHASE_NAME,
                 phase->record.id);
  if (review->asks_figures != NULL)
    review_figures (review, index);
}

/* Lanes and notes */

static void
review_touchpoint (Review *review, const CjmNoteSite *site)
{
  const CjmTouchpoint *touchpoint = cjm_note_get_detail (site->note, CJM_RECORD_TOUCHPOINT);
  const PhaseMetrics *metrics = &review->metrics[site->phase];

  if (touchpoint != NULL && touchpoint->role == CJM_ROLE_ASSISTS && metrics->n_metrics > 0
      && metrics->n_sales == metrics->n_metrics)
    add_note_finding (review, CJM_FINDING_JUDGED_BY_SALES, CJM_FIELD_NOTE_TEXT, site);
}

static void
review_action (Review *review, const CjmNoteSite *site)
{
  const CjmAction *action = cjm_note_get_detail (site->note, CJM_RECORD_ACTION);

  if (action != NULL && action->status == CJM_STATUS_DONE)
    return;

  if (action == NULL || is_blank (action->owner))
    add_note_finding (review, CJM_FINDING_NO_OWNER, CJM_FIELD_ACTION_OWNER, site);
  if (action == NULL || action->due[0] == '\0')
    add_note_finding (review, CJM_FINDING_NO_DUE_DATE, CJM_FIELD_ACTION_DUE, site);
  else if (review->today != NULL && strcmp (action->due, review->today) < 0)
    add_note_finding (review, CJM_FINDING_OVERDUE, CJM_FIELD_ACTION_DUE, site);
}

/* One finding a lane: where sources are wanting, they want for many notes at once. */
static void
review_source (Review *review, const CjmNoteSite *site)
{
  if (!cjm_map_lacks_source (review->map, site->note))
    return;

  if (review->unsourced == NO_FINDING)
    {
      review->unsourced = review->findings->len;
      add_note_finding (review, CJM_FINDING_DATA_WITHOUT_SOURCE, CJM_FIELD_NOTE_TEXT, site);
    }
  g_array_index (review->findings, CjmFinding, review->unsourced).n++;
}

static void
review_note (Review *review, const CjmNoteSite *site)
{
  const CjmLane *lane = cjm_map_get_lane (review->map, site->lane);
  const CjmPain *pain = g_hash_table_lookup (review->pains, site->note);

  if (cjm_lane_has_evidence (lane))
    review_source (review, site);
  if (get_look (lane) == CJM_LOOK_TOUCHPOINTS)
    review_touchpoint (review, site);
  if (pain != NULL)
    add_note_finding (
        review, pain->kind == CJM_PAIN_LOW_POINT ? CJM_FINDING_LOW_POINT : CJM_FINDING_OBSTACLE,
        CJM_FIELD_NOTE_TEXT, site);
  if (get_look (lane) == CJM_LOOK_ACTIONS)
    review_action (review, site);
}

static void
review_question (Review *review, guint index)
{
  const CjmLane *lane = cjm_map_get_lane (review->map, index);
  gboolean has_cells = cjm_map_get_n_phases (review->map) > 0;
  CjmFinding *finding;

  if (get_look (lane) == CJM_LOOK_LINE || is_blank (lane->question) || review->n_in_lane[index] > 0)
    return;

  finding = add_finding (review, CJM_FINDING_EMPTY_QUESTION,
                         has_cells ? CJM_FINDING_AT_CELL : CJM_FINDING_AT_TEXT,
                         CJM_FIELD_LANE_QUESTION, lane->record.id);
  finding->lane = lane->record.id;
  if (has_cells)
    {
      finding->step = get_first_step (review->map, 0);
      finding->phase = cjm_map_get_phase (review->map, 0)->record.id;
    }
}

static void
review_lanes (Review *review)
{
  for (guint i = 0, next = 0; i < cjm_map_get_n_lanes (review->map); i++)
    {
      review->unsourced = NO_FINDING;
      review_question (review, i);
      for (; next < review->notes->len; next++)
        {
          const CjmNoteSite *site = &g_array_index (review->notes, CjmNoteSite, next);

          if (site->lane != i)
            break;
          review_note (review, site);
        }
    }
}

/* Footer */

static void
review_footer (Review *review)
{
  const CjmMap *map = review->map;

  if (is_blank (map->barrier))
    add_finding (review, CJM_FINDING_NO_BARRIER, CJM_FINDING_AT_TEXT, CJM_FIELD_BARRIER, 0);
  if (is_blank (map->insight))
    add_finding (review, CJM_FINDING_NO_INSIGHT, CJM_FINDING_AT_TEXT, CJM_FIELD_INSIGHT, 0);

  for (guint i = 0; i < cjm_sequence_get_length (map->sources); i++)
    {
      const CjmSource *source = cjm_sequence_get (map->sources, i);

      if (!g_hash_table_contains (review->sources, &source->record.id))
        add_finding (review, CJM_FINDING_UNUSED_SOURCE, CJM_FINDING_AT_TEXT, CJM_FIELD_SOURCE_NAME,
                     source->record.id);
    }
}

static void
review_all (Review *review)
{
  review_header (review);
  if (cjm_map_get_n_phases (review->map) == 0)
    add_finding (review, CJM_FINDING_NO_PHASES, CJM_FINDING_AT_MAP, CJM_FIELD_TITLE, 0);
  review_evidence (review);
  review_moments (review);
  review_families (review);
  for (guint i = 0; i < cjm_map_get_n_phases (review->map); i++)
    review_phase (review, i);
  review_lanes (review);
  review_footer (review);
}

GArray *
cjm_map_review (const CjmMap *map, const char *today)
{
  g_autoptr (GArray) notes = cjm_map_list_notes (map);
  g_autoptr (GArray) pains = cjm_map_list_pains (map);
  g_autoptr (GHashTable) open_pains = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) sources = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree guint *n_in_phase = g_new0 (guint, cjm_map_get_n_phases (map));
  g_autofree guint *n_in_lane = g_new0 (guint, cjm_map_get_n_lanes (map));
  g_autofree PhaseMetrics *metrics = g_new0 (PhaseMetrics, cjm_map_get_n_phases (map));
  Review review = {
    .map = map,
    .today = today,
    .notes = notes,
    .n_in_phase = n_in_phase,
    .n_in_lane = n_in_lane,
    .metrics = metrics,
    .pains = open_pains,
    .sources = sources,
    .findings = g_array_new (FALSE, FALSE, sizeof (CjmFinding)),
  };

  count_notes (&review);
  collect_pains (&review, pains);
  find_metrics_lane (&review);
  review_all (&review);

  return review.findings;
}
