#include "ui/pages/review/review_list.h"

#include <QAbstractItemView>
#include <QPainter>
#include <algorithm>

#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/review/words.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/level_badge.h"

namespace kijun::ui::review {
namespace {

int lineHeight(Face face) {
  return QFontMetrics(font(face)).height();
}

int widthOf(const QStyleOptionViewItem& option) {
  const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
  return view ? view->viewport()->width() : option.rect.width();
}

}  // namespace

ReviewList::ReviewList(WorkspaceModel& workspace, QObject* parent)
    : QAbstractListModel(parent), workspace_(workspace) {}

void ReviewList::setRows(std::vector<ReviewRow> rows) {
  beginResetModel();
  rows_ = std::move(rows);
  endResetModel();
}

int ReviewList::rowOf(const AnswerKey& key) const {
  const auto at = std::ranges::find(rows_, key, &ReviewRow::key);
  return at == rows_.end() ? -1 : static_cast<int>(at - rows_.begin());
}

int ReviewList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

ShownRow ReviewList::shownRow(const ReviewRow& row) const {
  const auto& snapshot = workspace_.snapshot();
  ShownRow shown;
  shown.place = placeWords(snapshot.current, row.key());
  shown.title = inLanguage(workspace_.catalog().items()[row.due.item].title);
  shown.state = assess::stateWords(row.due.state);
  shown.owner = ownerWords(snapshot, row.due);
  if (row.applicability != Applicability::Applicable) {
    shown.scope = assess::applicabilityWords(row.applicability);
  }
  QStringList warnings;
  for (const auto concern : row.concerns()) {
    // What was never begun is unanswered, and its state says so.
    if (concern == Concern::NotSubmitted) continue;
    if (concern == Concern::Unanswered && row.due.state == AnswerState::NotStarted) continue;
    warnings << concernWords(concern, row);
  }
  if (row.due.overdue) warnings << text("review.overdue.short");
  shown.warnings = warnings.join(text("assess.between"));
  shown.level = row.level;
  shown.returned = row.due.state == AnswerState::Returned;
  shown.confirmed = row.due.state == AnswerState::Confirmed;
  shown.overdue = row.due.overdue;
  shown.touched = row.touch.has_value();
  return shown;
}

QString ReviewList::spoken(const ReviewRow& row) const {
  const auto shown = shownRow(row);
  QStringList parts{shown.place, shown.title, shown.state, shown.owner};
  if (!shown.scope.isEmpty()) {
    parts << shown.scope;
  } else {
    parts << text("review.row.level",
                  row.level ? QString::number(*row.level) : text("assess.unset"));
  }
  if (!shown.warnings.isEmpty()) parts << shown.warnings;
  if (row.touch) parts << text("review.touched.mark");
  return parts.join(text("assess.comma"));
}

QString ReviewList::tip(const ReviewRow& row) const {
  QString words = inLanguage(workspace_.catalog().items()[row.due.item].question);
  if (row.touch) {
    words +=
        u'\n' + text("review.touched", touchWords(*row.touch, workspace_.snapshot().offsetMinutes));
  }
  return words;
}

QVariant ReviewList::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case RowRole:
      return QVariant::fromValue(shownRow(row));
    case Qt::DisplayRole:
      return placeWords(workspace_.cycle(), row.key());
    case Qt::AccessibleTextRole:
      return spoken(row);
    case Qt::ToolTipRole:
      return tip(row);
    default:
      return {};
  }
}

QSize ReviewDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const auto row = index.data(ReviewList::RowRole).value<ShownRow>();
  const int lines = row.warnings.isEmpty() ? 1 : 2;
  return {px(100), px(8) + std::max(lineHeight(Face::Strong), levelBadgeSize()) + px(3) +
                       lines * lineHeight(Face::Small) + px(8)};
}

void ReviewDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
  const auto row = index.data(ReviewList::RowRole).value<ShownRow>();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRect whole(0, option.rect.y(), widthOf(option), option.rect.height());
  const bool selected = option.state & QStyle::State_Selected;
  if (selected) {
    painter->fillRect(whole, color(Ink::Selection));
    painter->fillRect(0, whole.y(), px(3), whole.height(), color(Ink::Accent));
  } else if (option.state & QStyle::State_MouseOver) {
    painter->fillRect(whole, color(Ink::Window));
  }
  painter->setPen(color(Ink::Line));
  painter->drawLine(0, whole.bottom(), whole.right(), whole.bottom());
  const QRect inside = whole.adjusted(px(18), px(8), -px(12), -px(8));
  QRect top = inside;
  top.setHeight(std::max(lineHeight(Face::Strong), levelBadgeSize()));
  if (row.touched) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(Ink::Accent));
    painter->drawEllipse(QPointF(px(10), top.center().y() + 0.5), px(3.5), px(3.5));
  }
  if (row.scope.isEmpty()) {
    const int side = levelBadgeSize();
    paintLevelBadge(
        *painter,
        QRectF(top.right() + 1 - side, top.top() + (top.height() - side) / 2.0, side, side),
        row.level);
    top.setRight(top.right() - side - px(8));
  } else {
    painter->setFont(font(Face::Small));
    painter->setPen(color(Ink::Muted));
    painter->drawText(top, Qt::AlignRight | Qt::AlignVCenter, row.scope);
    top.setRight(top.right() - painter->fontMetrics().horizontalAdvance(row.scope) - px(8));
  }
  painter->setFont(font(Face::Small));
  painter->setPen(color(Ink::Muted));
  const int most = top.width() / 2;
  const auto place = painter->fontMetrics().elidedText(row.place, Qt::ElideRight, most);
  painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter, place);
  top.setLeft(top.left() + painter->fontMetrics().horizontalAdvance(place) + px(8));
  painter->setFont(font(Face::Strong));
  painter->setPen(color(Ink::Text));
  painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(row.title, Qt::ElideRight, top.width()));

  QRect line(inside.left(), top.bottom() + px(3), inside.width(), lineHeight(Face::Small));
  painter->setFont(font(Face::Small));
  painter->setPen(color(row.returned ? Ink::Warning : row.confirmed ? Ink::Good : Ink::Accent));
  painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, row.state);
  QRect rest = line;
  rest.setLeft(line.left() + painter->fontMetrics().horizontalAdvance(row.state) + px(10));
  painter->setPen(color(Ink::Muted));
  painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(row.owner, Qt::ElideRight, rest.width()));
  line.translate(0, lineHeight(Face::Small));
  painter->setPen(color(row.overdue ? Ink::Bad : Ink::Warning));
  painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(row.warnings, Qt::ElideRight, line.width()));
  if ((option.state & QStyle::State_HasFocus) && selected) {
    painter->setPen(color(Ink::Accent));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(whole.adjusted(0, 0, -1, -1));
  }
  painter->restore();
}

}  // namespace kijun::ui::review
