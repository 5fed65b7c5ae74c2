#include "ui/pages/plan_board/timeline_view.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/data_table_dialog.h"
#include "ui/widgets/drawing_view.h"

namespace kijun::ui::plan_board {
namespace {

constexpr double kNames = 230, kGrip = 7;

std::string isoOf(const std::optional<Date>& day) {
  return day ? day->iso() : std::string();
}

}  // namespace

TimelinePlan timelinePlan(const PlanValues& values, const PlanView& plan) {
  TimelinePlan out{plan.id,    plan.title,    plan.state,    values.person(plan.responsible),
                   plan.start, plan.due,      plan.closedOn, plan.percent,
                   {},         plan.dependsOn};
  for (const auto& milestone : plan.milestones) {
    out.milestones.push_back({milestone.id, milestone.title, milestone.due, milestone.doneOn});
  }
  return out;
}

TimelineView::TimelineView(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  viewport()->setMouseTracking(true);
  retextProperty(this, "accessibleName", KIJUN_TEXT("plantime.title"));
  onLookChange(this, [this] {
    refit();
    viewport()->update();
  });
  onLanguageChange(this, [this] { build(); });
}

double TimelineView::unit() const {
  return textSize() / 100.0;
}

double TimelineView::names() const {
  return std::min(px(kNames), viewport()->width() / 3);
}

void TimelineView::setPlans(const PlanValuesPtr& values, const std::vector<std::size_t>& places) {
  values_ = values;
  places_ = places;
  build();
}

void TimelineView::setZoom(TimelineZoom zoom) {
  if (zoom == zoom_ || !timeline_) return;
  const double middle = (viewport()->width() - names()) / 2;
  const auto day = timeline_->dayAt((horizontalScrollBar()->value() + middle) / unit());
  zoom_ = zoom;
  build();
  horizontalScrollBar()->setValue(static_cast<int>(timeline_->x(day) * unit() - middle));
  Q_EMIT zoomed(zoom);
}

// The days in sight stay where they are, whatever came and went.
void TimelineView::build() {
  if (!values_) return;
  std::optional<Date> left;
  if (timeline_ && placed_) left = timeline_->dayAt(horizontalScrollBar()->value() / unit());
  std::vector<TimelinePlan> plans;
  for (const auto place : places_) {
    plans.push_back(timelinePlan(*values_, values_->plans[place]));
  }
  sortForTimeline(plans);
  drag_.reset();
  timeline_.emplace(std::move(plans), values_->asOf, language(), pixelsPerDay(zoom_));
  setAccessibleDescription(toQt(timeline_->alternative()));
  refit();
  if (left) horizontalScrollBar()->setValue(static_cast<int>(timeline_->x(*left) * unit()));
  const Id kept = plan_;
  choose(kept);
  viewport()->update();
}

void TimelineView::refit() {
  if (!timeline_) return;
  const auto size = viewport()->size();
  const double head = PlanTimeline::kHead * unit();
  const int width = static_cast<int>(std::ceil(timeline_->width() * unit() + names()));
  const int height = static_cast<int>(std::ceil(timeline_->height() * unit() + head));
  horizontalScrollBar()->setRange(0, std::max(0, width - size.width()));
  horizontalScrollBar()->setPageStep(size.width() - static_cast<int>(names()));
  horizontalScrollBar()->setSingleStep(px(48));
  verticalScrollBar()->setRange(0, std::max(0, height - size.height()));
  verticalScrollBar()->setPageStep(size.height() - static_cast<int>(head));
  verticalScrollBar()->setSingleStep(px(PlanTimeline::kRow));
}

void TimelineView::resizeEvent(QResizeEvent*) {
  refit();
  if (!placed_ && isVisible()) showAsOf();
}

void TimelineView::showAsOf() {
  if (!timeline_) return;
  placed_ = true;
  const double room = viewport()->width() - names();
  horizontalScrollBar()->setValue(
      static_cast<int>(timeline_->x(timeline_->asOf()) * unit() - room * 0.42));
}

void TimelineView::choose(const Id& plan) {
  plan_ = plan;
  row_.reset();
  if (!timeline_) return;
  const auto& plans = timeline_->plans();
  const auto at = std::ranges::find(plans, plan, &TimelinePlan::id);
  if (at != plans.end()) {
    row_ = static_cast<std::size_t>(at - plans.begin());
    keepInSight(*row_);
  }
  viewport()->update();
}

void TimelineView::setRow(std::size_t row, bool tell) {
  row_ = row;
  plan_ = timeline_->plans()[row].id;
  keepInSight(row);
  viewport()->update();
  const auto words = toQt(timeline_->tip(row));
  setAccessibleDescription(words);
  QAccessibleEvent event(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&event);
  if (tell) Q_EMIT chosen(plan_);
}

void TimelineView::keepInSight(std::size_t row) {
  const double height = PlanTimeline::kRow * unit();
  const double top = height * static_cast<double>(row);
  const double room = viewport()->height() - PlanTimeline::kHead * unit();
  auto* bar = verticalScrollBar();
  if (top < bar->value()) bar->setValue(static_cast<int>(top));
  if (top + height > bar->value() + room) {
    bar->setValue(static_cast<int>(std::ceil(top + height - room)));
  }
}

QPointF TimelineView::inDrawing(QPointF place) const {
  return {(place.x() - names() + horizontalScrollBar()->value()) / unit(),
          (place.y() + verticalScrollBar()->value()) / unit() - PlanTimeline::kHead};
}

QRectF TimelineView::barInView(std::size_t row) const {
  const auto bar = timeline_->bar(row);
  if (!bar) return {};
  return {bar->x * unit() + names() - horizontalScrollBar()->value(),
          (bar->y + PlanTimeline::kHead) * unit() - verticalScrollBar()->value(),
          bar->width * unit(), bar->height * unit()};
}

std::optional<std::size_t> TimelineView::rowAt(QPointF place) const {
  if (!timeline_ || place.y() < PlanTimeline::kHead * unit()) return std::nullopt;
  const double row = inDrawing(place).y() / PlanTimeline::kRow;
  if (row < 0 || row >= static_cast<double>(timeline_->plans().size())) return std::nullopt;
  return static_cast<std::size_t>(row);
}

std::optional<TimelineView::End> TimelineView::endAt(QPointF place) const {
  const auto row = rowAt(place);
  if (!row || place.x() < names()) return std::nullopt;
  const auto bar = timeline_->bar(*row);
  if (!bar) return std::nullopt;
  const auto at = inDrawing(place);
  if (at.y() < bar->y - 3 || at.y() > bar->y + bar->height + 3) return std::nullopt;
  const double right = bar->x + bar->width;
  if (at.x() < bar->x - kGrip || at.x() > right + kGrip) return std::nullopt;
  // Of a short bar the middle stays to be taken.
  const double grip = std::min(kGrip, bar->width / 4);
  if (at.x() <= bar->x + grip) return End::Start;
  if (at.x() >= right - grip) return End::Due;
  return End::Both;
}

// A start never comes after what is due, nor the other way around.
TimelineView::Days TimelineView::moved(std::size_t row, End end, int days) const {
  const auto& plan = timeline_->plans()[row];
  Days out{plan.start, plan.due};
  const auto shift = [days](std::optional<Date>& day) {
    if (day) day = day->plusDays(days);
  };
  if (end != End::Due) {
    // Where there is no start yet, one is made out of the day that is due.
    if (!out.start && end == End::Start) out.start = plan.due;
    shift(out.start);
  }
  if (end != End::Start) {
    if (!out.due && end == End::Due) out.due = plan.start;
    shift(out.due);
  }
  if (out.start && out.due && *out.start > *out.due) {
    if (end == End::Start) out.start = out.due;
    if (end == End::Due) out.due = out.start;
  }
  return out;
}

void TimelineView::setEnd(End end) {
  end_ = end;
  viewport()->update();
}

void TimelineView::move(int days) {
  if (!row_ || !timeline_->bar(*row_)) return;
  const auto& plan = timeline_->plans()[*row_];
  const auto to = moved(*row_, end_, days);
  if (to.start == plan.start && to.due == plan.due) return;
  Q_EMIT scheduled(plan.id, isoOf(to.start), isoOf(to.due));
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const auto row = rowAt(event->position());
  if (!row) return;
  setRow(*row, true);
  if (const auto end = endAt(event->position())) {
    drag_ = Drag{*row, *end, inDrawing(event->position()).x()};
  }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
  if (!drag_) {
    const auto end = endAt(event->position());
    viewport()->setCursor(!end                ? Qt::ArrowCursor
                          : *end == End::Both ? Qt::OpenHandCursor
                                              : Qt::SizeHorCursor);
    return;
  }
  const double by = inDrawing(event->position()).x() - drag_->from;
  if (!drag_->moving && std::abs(by) * unit() < QApplication::startDragDistance()) return;
  drag_->moving = true;
  drag_->days = static_cast<int>(std::lround(by / timeline_->pixelsPerDay()));
  viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent*) {
  if (!drag_) return;
  const auto drag = *drag_;
  drag_.reset();
  viewport()->update();
  if (!drag.moving || drag.days == 0) return;
  const auto& plan = timeline_->plans()[drag.row];
  const auto to = moved(drag.row, drag.end, drag.days);
  if (to.start == plan.start && to.due == plan.due) return;
  Q_EMIT scheduled(plan.id, isoOf(to.start), isoOf(to.due));
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const auto row = rowAt(event->position())) Q_EMIT opened(timeline_->plans()[*row].id);
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
  if (!timeline_) return;
  const auto count = static_cast<int>(timeline_->plans().size());
  const int page = std::max(
      1, static_cast<int>(verticalScrollBar()->pageStep() / (PlanTimeline::kRow * unit())));
  const auto go = [&](int row) {
    if (count > 0) setRow(static_cast<std::size_t>(std::clamp(row, 0, count - 1)), true);
  };
  const int now = row_ ? static_cast<int>(*row_) : -1;
  switch (event->key()) {
    case Qt::Key_Up:
      return go(now - 1);
    case Qt::Key_Down:
      return go(now + 1);
    case Qt::Key_PageUp:
      return go(now - page);
    case Qt::Key_PageDown:
      return go(now + page);
    case Qt::Key_Home:
      return go(0);
    case Qt::Key_End:
      return go(count - 1);
    case Qt::Key_Left:
      horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
      return;
    case Qt::Key_Right:
      horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (row_) Q_EMIT opened(plan_);
      return;
    case Qt::Key_T:
      return showTable();
    case Qt::Key_Escape:
      if (drag_) {
        drag_.reset();
        viewport()->update();
        return;
      }
      break;
    default:
      break;
  }
  QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::showTable() {
  if (!timeline_) return;
  Drawing drawing;
  drawing.title = kijun::render(msg("plantime.title"), language());
  drawing.alternative = timeline_->alternative();
  drawing.table = timeline_->table();
  DataTableDialog dialog(drawing, this);
  ask::run(dialog);
}

void TimelineView::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  if (!row_ && timeline_ && !timeline_->plans().empty()) setRow(0, true);
  viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

std::string TimelineView::underPointer(QPointF place) const {
  const auto row = rowAt(place);
  if (!row) return {};
  if (place.x() < names()) return timeline_->tip(*row);
  const auto at = inDrawing(place);
  Drawing near;
  near.shapes = timeline_->rows(*row, 1, at.x() - 300, at.x() + 300);
  const auto shape = shapeAt(near, {at.x(), at.y()});
  return shape ? near.shapes[*shape].tooltip : std::string();
}

bool TimelineView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto words = toQt(underPointer(help->pos()));
    words.isEmpty() ? QToolTip::hideText()
                    : QToolTip::showText(help->globalPos(), words, viewport());
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::paintEvent(QPaintEvent*) {
  if (!timeline_) return;
  if (!placed_) showAsOf();
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(viewport()->rect(), color(Ink::Surface));
  const double scale = unit(), head = PlanTimeline::kHead * scale;
  const double left = horizontalScrollBar()->value() / scale;
  const double right = left + (viewport()->width() - names()) / scale;
  const double top = verticalScrollBar()->value() / scale;
  const double below = top + (viewport()->height() - head) / scale;
  const auto first = static_cast<std::size_t>(std::max(0.0, top / PlanTimeline::kRow));
  const auto end =
      std::min(timeline_->plans().size(),
               static_cast<std::size_t>(std::max(0.0, below / PlanTimeline::kRow)) + 1);
  painter.save();
  painter.setClipRect(
      QRectF(names(), head, viewport()->width() - names(), viewport()->height() - head));
  painter.translate(names() - horizontalScrollBar()->value(), head - verticalScrollBar()->value());
  painter.scale(scale, scale);
  if (end > first) paintShapes(painter, timeline_->rows(first, end - first, left, right));
  paintGhost(painter);
  painter.restore();
  painter.save();
  painter.setClipRect(QRectF(names(), 0, viewport()->width() - names(), head));
  painter.translate(names() - horizontalScrollBar()->value(), 0);
  painter.scale(scale, scale);
  paintShapes(painter, timeline_->head(left, right));
  painter.restore();
  paintNames(painter, first, end);
}

// The chosen row, and the end that the keys move; while dragging, where it would fall.
void TimelineView::paintGhost(QPainter& painter) {
  if (!row_) return;
  const auto bar = timeline_->bar(*row_);
  const bool moving = drag_ && drag_->moving;
  if (bar && hasFocus() && !moving) {
    painter.setBrush(color(Ink::Accent));
    painter.setPen(QPen(color(Ink::Surface), 1));
    const double middle = bar->y + bar->height / 2;
    if (end_ != End::Due) painter.drawEllipse(QPointF(bar->x, middle), 5, 5);
    if (end_ != End::Start) painter.drawEllipse(QPointF(bar->x + bar->width, middle), 5, 5);
  }
  if (!moving) return;
  const auto to = moved(drag_->row, drag_->end, drag_->days);
  const auto from = to.start ? to.start : to.due;
  const auto until = to.due ? to.due : to.start;
  if (!from) return;
  const double x = timeline_->x(*from), width = timeline_->x(until->plusDays(1)) - x;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(color(Ink::Accent), 2, Qt::DashLine));
  painter.drawRoundedRect(QRectF(x, bar->y - 2, width, bar->height + 4), 3, 3);
  const auto words = text("planboard.dragged", isoOf(to.start), isoOf(to.due));
  painter.setFont(ui::font(Face::Small));
  const QRectF room(x + width + 8, bar->y - 4, painter.fontMetrics().horizontalAdvance(words) + 14,
                    bar->height + 8);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color(Ink::Accent));
  painter.drawRoundedRect(room, 3, 3);
  painter.setPen(color(Ink::OnAccent));
  painter.drawText(room, Qt::AlignCenter, words);
}

void TimelineView::paintNames(QPainter& painter, std::size_t first, std::size_t end) {
  const double scale = unit(), head = PlanTimeline::kHead * scale;
  const double height = PlanTimeline::kRow * scale;
  const double width = names();
  painter.fillRect(QRectF(0, 0, width, viewport()->height()), color(Ink::Surface));
  for (std::size_t row = first; row < end; ++row) {
    const auto& plan = timeline_->plans()[row];
    const double top = head + height * static_cast<double>(row) - verticalScrollBar()->value();
    if (top + height < head) continue;
    const QRectF box(0, top, width, height);
    painter.setClipRect(QRectF(0, head, width, viewport()->height() - head));
    if (row_ == row) painter.fillRect(box, color(Ink::Selection));
    const auto state = rendered(Message{"record.plan.state." + plan.state, {}});
    painter.setFont(ui::font(Face::Small));
    const int stateWidth = painter.fontMetrics().horizontalAdvance(state) + px(8);
    painter.setPen(color(Ink::Muted));
    painter.drawText(box.adjusted(0, 0, -px(8), 0), Qt::AlignRight | Qt::AlignVCenter, state);
    painter.setFont(ui::font(Face::Body));
    painter.setPen(color(Ink::Text));
    const int room = static_cast<int>(width) - px(20) - stateWidth;
    painter.drawText(box.adjusted(px(10), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(toQt(plan.title), Qt::ElideRight, room));
    painter.setPen(color(Ink::Line));
    painter.drawLine(QPointF(0, top + height), QPointF(width, top + height));
    if (row_ == row && hasFocus()) {
      painter.setPen(QPen(color(Ink::Accent), 1.5));
      painter.setBrush(Qt::NoBrush);
      painter.drawRect(box.adjusted(1, 1, -1, -1));
    }
  }
  painter.setClipping(false);
  painter.fillRect(QRectF(0, 0, width, head), color(Ink::Surface));
  painter.setFont(ui::font(Face::Small));
  painter.setPen(color(Ink::Muted));
  painter.drawText(QRectF(px(10), 0, width - px(10), head - px(6)), Qt::AlignLeft | Qt::AlignBottom,
                   text("record.plan.title"));
  painter.setPen(color(Ink::Line));
  painter.drawLine(QPointF(0, head - 0.5), QPointF(width, head - 0.5));
  painter.drawLine(QPointF(width - 0.5, 0), QPointF(width - 0.5, viewport()->height()));
}

}  // namespace kijun::ui::plan_board
