#include "ui/pages/asset_sheet/sheet_view.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::asset_sheet {
namespace {

constexpr int kCellHeight = 34;
constexpr int kHeadHeight = 76;
constexpr int kAssetWidth = 248;
constexpr int kImportanceWidth = 66;

int cellWidth() {
  return px(language() == Language::Japanese ? 74 : 84);
}

QFont sized(int pixels) {
  QFont face = font(Face::Small);
  face.setPixelSize(px(pixels));
  return face;
}

void paintRisk(QPainter& painter, const QRect& room, const QString& level) {
  const auto field = riskInk(fromQt(level));
  const auto ink = onRiskRole(fromQt(level));
  if (!field || !ink) return;
  const int side = px(22);
  QRect box(0, 0, side, side);
  box.moveCenter(room.center());
  painter.setPen(Qt::NoPen);
  painter.setBrush(color(*field));
  painter.drawRoundedRect(box, px(4), px(4));
  QFont face = font(Face::Body);
  face.setBold(true);
  painter.setFont(face);
  painter.setPen(color(*ink));
  painter.drawText(box, Qt::AlignCenter, level);
}

class CellDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
      painter->fillRect(option.rect, color(Ink::Selection));
    }
    const auto words = [](const QVariant& number) {
      return number.isValid() ? number.toString() : QStringLiteral("–");
    };
    const auto threat = index.data(SheetModel::ThreatRole);
    const auto measure = index.data(SheetModel::CountermeasureRole);
    const QRect inner = option.rect.adjusted(px(6), 0, -px(4), 0);
    if (threat.isValid() || measure.isValid()) {
      painter->setFont(ui::font(Face::Small));
      painter->setPen(color(Ink::Text));
      painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                        words(threat) + u'/' + words(measure));
    }
    const QRect right(inner.right() - px(34), inner.top(), px(34), inner.height());
    const auto level = index.data(SheetModel::LevelRole).toString();
    if (!level.isEmpty()) {
      paintRisk(*painter, right, level);
    } else if (index.data(SheetModel::UnratedRole).toBool()) {
      painter->setFont(sized(10));
      painter->setPen(color(Ink::Warning));
      painter->drawText(right, Qt::AlignCenter | Qt::TextWordWrap,
                        text("assetsheet.unrated.short"));
    }
    if (index.data(SheetModel::MeasuresRole).toBool()) {
      // Measures are written down.
      painter->setPen(Qt::NoPen);
      painter->setBrush(color(Ink::Muted));
      const int line = std::max(1, px(1.5));
      painter->drawRect(inner.left(), option.rect.bottom() - px(5), px(14), line);
    }
    if (index.data(SheetModel::DiffersRole).toBool()) {
      const auto& rect = option.rect;
      const int side = px(9);
      painter->setPen(Qt::NoPen);
      painter->setBrush(color(Ink::Accent));
      painter->drawPolygon(QPolygon(
          {rect.topRight(), rect.topRight() - QPoint(side, 0), rect.topRight() + QPoint(0, side)}));
    }
    if (option.state & QStyle::State_HasFocus) {
      painter->setBrush(Qt::NoBrush);
      painter->setPen(QPen(color(Ink::Accent), px(2)));
      painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    painter->restore();
  }
};

// Threats' names in several lines; assets' in one, with the importance behind.
class SheetHead : public QHeaderView {
 public:
  SheetHead(Qt::Orientation orientation, QTableView* view)
      : QHeaderView(orientation, view), view_(view) {
    setSectionsClickable(true);
    setHighlightSections(true);
    setSectionResizeMode(Fixed);
  }
  QSize sizeHint() const override {
    auto size = QHeaderView::sizeHint();
    if (orientation() == Qt::Horizontal) {
      size.setHeight(px(kHeadHeight));
    } else {
      size.setWidth(px(kAssetWidth));
    }
    return size;
  }

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int section) const override {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto& current = view_->currentIndex();
    const bool here =
        current.isValid() &&
        (orientation() == Qt::Horizontal ? current.column() == section : current.row() == section);
    painter->fillRect(rect, color(here ? Ink::AccentSoft : Ink::Surface));
    painter->setPen(color(Ink::Line));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->drawLine(rect.topRight(), rect.bottomRight());
    const auto read = [&](int role) { return model()->headerData(section, orientation(), role); };
    const auto name = read(Qt::DisplayRole).toString();
    painter->setPen(color(here ? Ink::Text : Ink::Muted));
    if (orientation() == Qt::Horizontal) {
      painter->setFont(sized(11));
      painter->drawText(rect.adjusted(px(3), px(4), -px(3), -px(6)),
                        Qt::AlignHCenter | Qt::AlignBottom | wrapping(), name);
    } else {
      paintAsset(*painter, rect, name, read(SheetModel::ImportanceRole).toInt(),
                 read(SheetModel::InheritedRole).toBool(), read(SheetModel::OriginRole).toBool());
    }
    painter->restore();
  }

 private:
  static int wrapping() {
    return language() == Language::Japanese ? Qt::TextWrapAnywhere : Qt::TextWordWrap;
  }
  static void paintAsset(QPainter& painter, const QRect& rect, const QString& name, int importance,
                         bool inherited, bool origin) {
    QRect words = rect.adjusted(px(12), 0, -px(kImportanceWidth), 0);
    if (origin) {
      painter.fillRect(QRect(rect.left(), rect.top(), px(4), rect.height()), color(Ink::Accent));
    }
    painter.setFont(ui::font(Face::Body));
    painter.setPen(color(Ink::Text));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, words.width()));
    const QRect right(rect.right() - px(kImportanceWidth), rect.top(), px(kImportanceWidth),
                      rect.height());
    painter.setPen(color(importance > 0 ? Ink::Text : Ink::Warning));
    const QString value = importance > 0 ? QString::number(importance) : QStringLiteral("–");
    painter.drawText(right, Qt::AlignCenter, inherited ? value + QStringLiteral(" ←") : value);
  }
  QTableView* view_;
};

}  // namespace

SheetView::SheetView(SheetModel* model, QWidget* parent) : QTableView(parent), model_(model) {
  setObjectName(QStringLiteral("assetSheet"));
  setHorizontalHeader(new SheetHead(Qt::Horizontal, this));
  setVerticalHeader(new SheetHead(Qt::Vertical, this));
  setModel(model);
  setItemDelegate(new CellDelegate(this));
  retextProperty(this, "accessibleName", KIJUN_TEXT("assetsheet.page"));
  setSelectionMode(ExtendedSelection);
  setSelectionBehavior(SelectItems);
  setEditTriggers(NoEditTriggers);
  setTabKeyNavigation(false);
  setHorizontalScrollMode(ScrollPerPixel);
  setVerticalScrollMode(ScrollPerPixel);
  buildCorner();
  connect(model, &SheetModel::modelAboutToBeReset, this, &SheetView::keepPlace);
  connect(model, &SheetModel::modelReset, this, &SheetView::restorePlace);
  onLookChange(this, [this] { restyle(); });
  onLanguageChange(this, [this] { restyle(); });
}

void SheetView::buildCorner() {
  auto* corner = findChild<QAbstractButton*>();
  auto* row = new QHBoxLayout(corner);
  row->setContentsMargins(px(12), 0, px(4), px(6));
  for (const auto id :
       {KIJUN_TEXT("assetsheet.assets"), KIJUN_TEXT("assetsheet.head.importance")}) {
    auto* label = new QLabel(corner);
    label->setProperty("look", "muted");
    setFace(label, Face::Small);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    retext(label, id);
    row->addWidget(label, row->isEmpty() ? 1 : 0, Qt::AlignBottom);
  }
  retextProperty(corner, "accessibleName", KIJUN_TEXT("assetsheet.all"));
}

void SheetView::restyle() {
  horizontalHeader()->setDefaultSectionSize(cellWidth());
  verticalHeader()->setDefaultSectionSize(px(kCellHeight));
  updateGeometries();
  viewport()->update();
}

std::vector<CellPlace> SheetView::chosen() const {
  std::vector<CellPlace> places;
  auto indexes = selectionModel()->selectedIndexes();
  std::sort(indexes.begin(), indexes.end());
  for (const auto& index : indexes) places.push_back(model_->placeOf(index));
  if (places.empty()) {
    if (const auto here = current()) places.push_back(*here);
  }
  return places;
}

std::optional<CellPlace> SheetView::current() const {
  const auto index = currentIndex();
  return index.isValid() ? std::optional(model_->placeOf(index)) : std::nullopt;
}

void SheetView::goTo(const QModelIndex& index) {
  selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
  scrollTo(index);
}

void SheetView::selectionChanged(const QItemSelection& chosen, const QItemSelection& left) {
  QTableView::selectionChanged(chosen, left);
  if (!resetting_) Q_EMIT chosenChanged();
}

void SheetView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  horizontalHeader()->viewport()->update();
  verticalHeader()->viewport()->update();
  if (!resetting_) Q_EMIT chosenChanged();
}

// Cells chosen stay chosen, whatever becomes of the rows around them.
void SheetView::keepPlace() {
  resetting_ = true;
  const auto& sheet = model_->sheet();
  const auto nameOf = [&](CellPlace place) {
    return std::pair(sheet.assets()[place.asset].id, sheet.threats()[place.threat].stored);
  };
  keptChosen_.clear();
  for (const auto& index : selectionModel()->selectedIndexes()) {
    keptChosen_.push_back(nameOf(model_->placeOf(index)));
  }
  if (const auto here = current()) keptCurrent_ = nameOf(*here);
  keptScroll_ = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

// Where work goes on; the first cell where none is.
QModelIndex SheetView::firstAssessed() const {
  const auto& sheet = model_->sheet();
  for (int row = 0; row < model_->rowCount(); ++row) {
    for (int column = 0; column < model_->columnCount(); ++column) {
      const auto index = model_->index(row, column);
      if (sheet.row(model_->placeOf(index))) return index;
    }
  }
  return model_->rowCount() > 0 ? model_->index(0, 0) : QModelIndex();
}

void SheetView::restorePlace() {
  QItemSelection selection;
  for (const auto& [asset, threat] : keptChosen_) {
    const auto index = model_->indexOf(asset, threat);
    if (index.isValid()) selection.select(index, index);
  }
  auto here = model_->indexOf(keptCurrent_.first, keptCurrent_.second);
  if (!here.isValid()) here = firstAssessed();
  if (here.isValid()) {
    if (selection.isEmpty()) selection.select(here, here);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    selectionModel()->setCurrentIndex(here, QItemSelectionModel::NoUpdate);
  }
  if (keptCurrent_.first.empty()) {
    // Seen with what stands around it.
    if (here.isValid()) scrollTo(here, PositionAtTop);
  } else {
    horizontalScrollBar()->setValue(keptScroll_.x());
    verticalScrollBar()->setValue(keptScroll_.y());
  }
  resetting_ = false;
  Q_EMIT chosenChanged();
}

}  // namespace kijun::ui::asset_sheet
