#pragma once

#include "cjm-layout.h"

/* What a painter draws on: a handful of calls that the screen, PDF, PNG and SVG each answer in
 * their own way. Coordinates are points from the top left corner of the current group, already
 * mirrored where the map runs from right to left; colours are 0xRRGGBB. */

G_BEGIN_DECLS

typedef enum
{
  CJM_PATH_MOVE,
  CJM_PATH_LINE,
  CJM_PATH_CURVE,
  CJM_PATH_CLOSE
} CjmPathVerb;

/* The longest of the painter's shapes is two circles. */
#define CJM_PATH_MAX_SEGMENTS 16

typedef struct
{
  CjmPathVerb verb;
  double x[3], y[3]; /* a curve's two controls and end; the others use the first */
} CjmPathSegment;

/* A shape; begin with cjm_path_init() and append. It lives on the stack. */
typedef struct
{
  guint n_segments;
  CjmPathSegment segments[CJM_PATH_MAX_SEGMENTS];
} CjmPath;

void cjm_path_init (CjmPath *path);
void cjm_path_move_to (CjmPath *path, double x, double y);
void cjm_path_line_to (CjmPath *path, double x, double y);
void cjm_path_close (CjmPath *path);
void cjm_path_add_line (CjmPath *path, double x1, double y1, double x2, double y2);
void cjm_path_add_rectangle (CjmPath *path, CjmRect rect);
void cjm_path_add_circle (CjmPath *path, double x, double y, double radius);

/* The half of a circle that lies below its middle. */
void cjm_path_add_lower_half (CjmPath *path, double x, double y, double radius);

/* What a group is, so that a device can name it for those who read its output. */
typedef enum
{
  CJM_GROUP_SHEET,
  CJM_GROUP_MASTHEAD,
  CJM_GROUP_PHASES,
  CJM_GROUP_DESCRIPTIONS,
  CJM_GROUP_LANE,
  CJM_GROUP_CELL,
  CJM_GROUP_NOTE,
  CJM_GROUP_FOOTER
} CjmGroupRole;

typedef struct
{
  CjmGroupRole role;
  CjmId id;         /* 0 where the group is not a record's */
  const char *name; /* the phase's or the lane's; NULL where it has none */
  double x, y;      /* where its own coordinates begin, in those of the group around it */
} CjmGroupInfo;

typedef struct
{
  guint32 color;
  double width;
  const double *dash; /* on and off in turn, ended by 0; NULL for a solid line */
} CjmStroke;

typedef enum
{
  CJM_ICON_BARRIER,
  CJM_ICON_INSIGHT,
  CJM_ICON_PERSONA
} CjmIcon;

#define CJM_N_ICONS (CJM_ICON_PERSONA + 1)

typedef struct _CjmDevice CjmDevice;

typedef struct
{
  void (*begin_group) (CjmDevice *device, const CjmGroupInfo *info);
  void (*end_group) (CjmDevice *device);
  void (*fill) (CjmDevice *device, const CjmPath *path, guint32 color, double alpha);
  void (*stroke) (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke);

  /* @block with the top left corner of its measure at @x, @y. */
  void (*text) (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color);

  /* @photo fills the circle inside @rect. FALSE where it cannot be decoded: nothing is drawn. */
  gboolean (*photo) (CjmDevice *device, const CjmPhoto *photo, CjmRect rect);
  void (*icon) (CjmDevice *device, CjmIcon icon, CjmRect rect, guint32 color);
} CjmDeviceClass;

/* A device begins with this. */
struct _CjmDevice
{
  const CjmDeviceClass *class;
};

G_END_DECLS
