#include "ui/pages/collect/collect_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/pages/collect/answer_table.h"
#include "ui/pages/collect/department_table.h"
#include "ui/widgets/level_badge.h"
#include "ui/widgets/state_bar.h"

namespace kijun::ui::collect {
namespace {

// Both tables keep what is painted in the same role.
static_assert(static_cast<int>(DepartmentTable::kCountsRole) ==
              static_cast<int>(AnswerTable::kLevelRole));
constexpr int kPaintedRole = DepartmentTable::kCountsRole;
constexpr double kBarHeight = 18;

}  // namespace

void CollectDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  const auto painted = index.data(kPaintedRole);
  if (!painted.isValid()) return QStyledItemDelegate::paint(painter, option, index);
  QStyleOptionViewItem bare = option;
  initStyleOption(&bare, index);
  bare.text.clear();
  const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &bare, painter, option.widget);
  if (painted.typeId() == QMetaType::QVariantList) {
    StateCounts counts{};
    const auto list = painted.toList();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      counts[i] = list[static_cast<qsizetype>(i)].toInt();
    }
    const QRectF inner = option.rect.adjusted(px(8), 0, -px(8), 0);
    paintStateBar(*painter,
                  QRectF(inner.left(), inner.center().y() - px(kBarHeight) / 2.0, inner.width(),
                         px(kBarHeight)),
                  counts);
  } else {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintLevelBadge(*painter, option.rect, painted.toInt());
    painter->restore();
  }
}

}  // namespace kijun::ui::collect
