#include "ui/pages/plan_board/card_list.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>
#include <tuple>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::plan_board {
namespace {

constexpr double kCardHeight = 110, kGap = 8;

// In two lines at most.
void paintTitle(QPainter& painter, const QRectF& room, const QString& title) {
  painter.setFont(ui::font(Face::Strong));
  painter.setPen(color(Ink::Text));
  QTextLayout layout(title, painter.font());
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  layout.setTextOption(option);
  layout.beginLayout();
  double top = room.top();
  for (int number = 0; number < 2; ++number) {
    auto line = layout.createLine();
    if (!line.isValid()) break;
    line.setLineWidth(room.width());
    const bool cut = number == 1 && line.textStart() + line.textLength() < title.size();
    const auto words = title.mid(line.textStart(), cut ? -1 : line.textLength());
    painter.drawText(QRectF(room.left(), top, room.width(), room.height() / 2),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(words, Qt::ElideRight,
                                                      static_cast<int>(room.width()) + 1));
    top += room.height() / 2;
  }
  layout.endLayout();
}

}  // namespace

QString dueWords(const PlanView& plan) {
  if (plan.state == "done") {
    return plan.closedOn ? text("planboard.closed_on", plan.closedOn->iso())
                         : text("planboard.closed");
  }
  if (!plan.due) return text("planboard.no_due");
  return plan.overdue ? text("planboard.overdue", plan.due->iso())
                      : text("planboard.due", plan.due->iso());
}

QString missingWords(const PlanView& plan) {
  QStringList fields;
  for (const auto field : plan.missing) {
    fields << rendered(Message{"record.plan." + std::string(field), {}});
  }
  return fields.join(text("planboard.comma"));
}

QString markWords(const PlanView& plan) {
  QStringList marks;
  for (const auto mark : kMarks) {
    if (has(plan, mark)) marks << text(textIdOf(mark));
  }
  return marks.join(text("planboard.comma"));
}

CardModel::CardModel(std::string state, QObject* parent)
    : QAbstractListModel(parent), state_(std::move(state)) {}

void CardModel::setPlans(PlanValuesPtr values, const std::vector<std::size_t>& places) {
  beginResetModel();
  values_ = std::move(values);
  plans_.clear();
  for (const auto place : places) {
    if (values_->plans[place].state == state_) plans_.push_back(place);
  }
  std::ranges::stable_sort(plans_, {}, [this](std::size_t place) {
    const auto& plan = values_->plans[place];
    return std::tuple(!plan.due, plan.due.value_or(Date()));
  });
  endResetModel();
}

const PlanView* CardModel::planAt(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  return &values_->plans[plans_[static_cast<std::size_t>(row)]];
}

int CardModel::rowOf(const Id& plan) const {
  for (int row = 0; row < rowCount(); ++row) {
    if (planAt(row)->id == plan) return row;
  }
  return -1;
}

int CardModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(plans_.size());
}

QVariant CardModel::data(const QModelIndex& index, int role) const {
  const auto* plan = planAt(index.row());
  if (!plan) return {};
  if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
    return text("planboard.card", toQt(plan->title), toQt(values_->person(plan->responsible)),
                dueWords(*plan), plan->percent, markWords(*plan));
  }
  if (role == Qt::ToolTipRole) {
    QStringList lines{toQt(plan->title)};
    const auto marks = markWords(*plan);
    if (!marks.isEmpty()) lines << marks;
    if (plan->open && !plan->isComplete()) {
      lines << text("planboard.missing", missingWords(*plan));
    }
    return lines.join(u'\n');
  }
  return {};
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {px(80), px(kCardHeight + kGap)};
}

void CardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  const auto& model = static_cast<const CardModel&>(*index.model());
  const auto* plan = model.planAt(index.row());
  if (!plan) return;
  const bool chosen = option.state & QStyle::State_Selected;
  const bool focused =
      chosen && (option.state & QStyle::State_Active) && option.widget && option.widget->hasFocus();
  QRectF card = QRectF(option.rect).adjusted(1, 1, -1, -px(kGap) + 1);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setBrush(color(chosen ? Ink::Selection : Ink::Surface));
  painter->setPen(QPen(color(focused ? Ink::Accent : Ink::Line), focused ? 2 : 1));
  painter->drawRoundedRect(card, px(6), px(6));
  // Late or lacking: a thick edge beside the words that say so.
  const bool late = has(*plan, Mark::Overdue);
  const auto marks = markWords(*plan);
  if (!marks.isEmpty()) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(late ? Ink::Bad : Ink::Warning));
    painter->drawRoundedRect(
        QRectF(card.left() + px(3), card.top() + px(8), px(3), card.height() - px(16)), px(1.5),
        px(1.5));
  }
  const QRectF inner = card.adjusted(px(12), px(7), -px(10), -px(8));
  const auto line = [&](double top, const QString& words, Face face, Ink ink) {
    painter->setFont(ui::font(face));
    painter->setPen(color(ink));
    const QRectF room(inner.left(), inner.top() + top, inner.width(), px(18));
    painter->drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(room.width())));
  };
  paintTitle(*painter, QRectF(inner.left(), inner.top(), inner.width(), px(36)), toQt(plan->title));
  const auto who = model.values()->person(plan->responsible);
  line(px(37), who.empty() ? text("planboard.nobody") : toQt(who), Face::Small, Ink::Muted);
  line(px(55), dueWords(*plan), Face::Small, late ? Ink::Bad : Ink::Muted);
  // That it is late is said already.
  QStringList rest;
  for (const auto mark : kMarks) {
    if (mark != Mark::Overdue && has(*plan, mark)) rest << text(textIdOf(mark));
  }
  const auto others = rest.join(text("planboard.comma"));
  if (others.isEmpty()) {
    const auto bar = QRectF(inner.left(), inner.bottom() - px(6), inner.width() - px(40), px(4));
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(Ink::Line));
    painter->drawRoundedRect(bar, px(2), px(2));
    auto part = bar;
    part.setWidth(bar.width() * plan->percent / 100.0);
    painter->setBrush(color(plan->state == "done" ? Ink::Good : Ink::Accent));
    painter->drawRoundedRect(part, px(2), px(2));
    painter->setFont(ui::font(Face::Small));
    painter->setPen(color(Ink::Muted));
    painter->drawText(QRectF(inner.left(), inner.bottom() - px(14), inner.width(), px(18)),
                      Qt::AlignRight | Qt::AlignVCenter, text("planboard.percent", plan->percent));
  } else {
    line(px(75), text("planboard.percent.marks", plan->percent, others), Face::Small,
         late ? Ink::Bad : Ink::Warning);
  }
  painter->restore();
}

CardList::CardList(CardModel* model, QWidget* parent) : QListView(parent), model_(model) {
  setModel(model);
  setItemDelegate(new CardDelegate(this));
  setUniformItemSizes(true);
  setFrameShape(QFrame::NoFrame);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setMouseTracking(true);
  setTabKeyNavigation(false);
  connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
    if (const auto* plan = model_->planAt(index.row())) Q_EMIT opened(plan->id);
  });
}

void CardList::setTarget(bool target) {
  if (target_ == target) return;
  target_ = target;
  viewport()->update();
}

void CardList::paintEvent(QPaintEvent* event) {
  QListView::paintEvent(event);
  if (!target_ && !(hasFocus() && model_->rowCount() == 0)) return;
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(color(Ink::Accent), target_ ? 2 : 1, target_ ? Qt::DashLine : Qt::SolidLine));
  painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), px(6), px(6));
}

void CardList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  if (const auto* plan = model_->planAt(current.row()); plan && hasFocus()) {
    Q_EMIT entered(plan->id);
  }
}

void CardList::focusInEvent(QFocusEvent* event) {
  QListView::focusInEvent(event);
  if (!currentIndex().isValid() && model_->rowCount() > 0) setCurrentIndex(model_->index(0));
  if (const auto* plan = current()) Q_EMIT entered(plan->id);
}

void CardList::mousePressEvent(QMouseEvent* event) {
  QListView::mousePressEvent(event);
  const auto* plan = model_->planAt(indexAt(event->position().toPoint()).row());
  held_ = plan && event->button() == Qt::LeftButton ? plan->id : Id();
  pressed_ = event->position().toPoint();
}

void CardList::mouseMoveEvent(QMouseEvent* event) {
  const auto here = event->position().toPoint();
  if (!held_.empty() && dragging_.empty() &&
      (here - pressed_).manhattanLength() >= QApplication::startDragDistance()) {
    dragging_ = held_;
    const auto index = model_->index(model_->rowOf(dragging_));
    auto* picture = new QLabel(window());
    picture->setPixmap(viewport()->grab(visualRect(index)));
    picture->setAttribute(Qt::WA_TransparentForMouseEvents);
    picture->show();
    ghost_ = picture;
    setCursor(Qt::ClosedHandCursor);
  }
  if (dragging_.empty()) {
    QListView::mouseMoveEvent(event);
    return;
  }
  const auto global = viewport()->mapToGlobal(here);
  ghost_->move(window()->mapFromGlobal(global) - QPoint(px(24), px(18)));
  ghost_->raise();
  Q_EMIT dragged(global);
}

void CardList::mouseReleaseEvent(QMouseEvent* event) {
  const Id plan = dragging_;
  endDrag();
  if (plan.empty()) {
    QListView::mouseReleaseEvent(event);
    return;
  }
  Q_EMIT dropped(viewport()->mapToGlobal(event->position().toPoint()), plan);
}

void CardList::endDrag() {
  held_.clear();
  if (dragging_.empty()) return;
  dragging_.clear();
  ghost_->deleteLater();
  ghost_ = nullptr;
  unsetCursor();
  Q_EMIT dragEnded();
}

void CardList::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Escape:
      if (dragging_.empty()) break;
      endDrag();
      return;
    case Qt::Key_Left:
      Q_EMIT stepped(-1);
      return;
    case Qt::Key_Right:
      Q_EMIT stepped(1);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (const auto* plan = current()) Q_EMIT opened(plan->id);
      return;
    default:
      break;
  }
  QListView::keyPressEvent(event);
}

}  // namespace kijun::ui::plan_board
