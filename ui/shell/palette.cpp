#include "ui/shell/palette.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/palette_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

class EntryDelegate : public QStyledItemDelegate {
 public:
  EntryDelegate(const PaletteModel& model, QObject* parent)
      : QStyledItemDelegate(parent), model_(model) {}

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {px(200), px(kRowHeight)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    const PaletteEntry* entry = model_.entry(index.row());
    if (!entry) return;
    painter->save();
    if (option.state & QStyle::State_Selected) {
      painter->fillRect(option.rect, color(Ink::Selection));
    }
    QRect area = option.rect.adjusted(px(16), 0, -px(16), 0);
    if (!entry->icon.isEmpty()) {
      icon(fromQt(entry->icon)).paint(painter, QRect(area.x(), area.y(), px(18), area.height()));
    }
    area.setLeft(area.left() + px(28));
    painter->setFont(font(Face::Small));
    painter->setPen(color(Ink::Muted));
    const int width = painter->fontMetrics().horizontalAdvance(entry->detail);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, entry->detail);
    area.setRight(area.right() - width - px(16));
    painter->setFont(font(Face::Body));
    painter->setPen(color(Ink::Text));
    painter->drawText(
        area, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(entry->title, Qt::ElideRight, area.width()));
    painter->restore();
  }

 private:
  const PaletteModel& model_;
};

}  // namespace

Palette::Palette(QWidget* window)
    : QFrame(window),
      field_(new QLineEdit(this)),
      list_(new QListView(this)),
      nothing_(new QLabel(this)),
      model_(new PaletteModel(this)) {
  setObjectName("palette");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(1), px(8), px(1), px(8));
  column->setSpacing(px(4));
  field_->setProperty("look", "plain");
  field_->setObjectName("paletteField");
  retextProperty(field_, "placeholderText", KIJUN_TEXT("ui.palette.hint"));
  retextProperty(field_, "accessibleName", KIJUN_TEXT("ui.search"));
  setFace(field_, Face::Question);
  auto* line = new QFrame(this);
  line->setProperty("look", "line");
  list_->setModel(model_);
  list_->setItemDelegate(new EntryDelegate(*model_, list_));
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setUniformItemSizes(true);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  retextProperty(list_, "accessibleName", KIJUN_TEXT("ui.search"));
  nothing_->setProperty("look", "muted");
  nothing_->setAlignment(Qt::AlignCenter);
  retext(nothing_, "ui.palette.nothing");
  column->addWidget(field_);
  column->addWidget(line);
  column->addWidget(list_, 1);
  column->addWidget(nothing_, 1);
  connect(field_, &QLineEdit::textChanged, this, [this](const QString& typed) {
    model_->setFilter(typed);
    list_->setCurrentIndex(model_->index(0));
    list_->setVisible(model_->rowCount() > 0);
    nothing_->setVisible(model_->rowCount() == 0);
  });
  connect(list_, &QListView::clicked, this, &Palette::go);
  field_->installEventFilter(this);
  window->installEventFilter(this);
  hide();
}

void Palette::open(std::vector<PaletteEntry> entries) {
  before_ = QApplication::focusWidget();
  model_->setEntries(std::move(entries));
  field_->clear();
  Q_EMIT field_->textChanged(QString());
  place();
  show();
  raise();
  field_->setFocus(Qt::ShortcutFocusReason);
}

void Palette::place() {
  const int width = std::min(px(640), parentWidget()->width() - px(32));
  const int height = std::min(px(440), parentWidget()->height() - px(96));
  setGeometry((parentWidget()->width() - width) / 2, px(64), width, height);
}

void Palette::dismiss() {
  hide();
  if (before_) before_->setFocus(Qt::OtherFocusReason);
}

void Palette::step(int by) {
  const int last = model_->rowCount() - 1;
  list_->setCurrentIndex(
      model_->index(std::clamp(list_->currentIndex().row() + by, 0, std::max(0, last))));
}

void Palette::go() {
  const PaletteEntry* entry = model_->entry(list_->currentIndex().row());
  if (!entry) return;
  // Copied: what it does may fill this list anew.
  const PaletteEntry chosenEntry = *entry;
  dismiss();
  if (chosenEntry.action) {
    chosenEntry.action->trigger();
  } else {
    Q_EMIT chosen(chosenEntry.page, chosenEntry.target);
  }
}

bool Palette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget()) {
    if (event->type() == QEvent::Resize && isVisible()) place();
    return false;
  }
  if (event->type() == QEvent::FocusOut && isVisible()) {
    const auto reason = static_cast<QFocusEvent*>(event)->reason();
    if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason) hide();
    return false;
  }
  if (event->type() != QEvent::KeyPress) return false;
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
      dismiss();
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      go();
      return true;
    case Qt::Key_Down:
      step(1);
      return true;
    case Qt::Key_Up:
      step(-1);
      return true;
    case Qt::Key_PageDown:
      step(10);
      return true;
    case Qt::Key_PageUp:
      step(-10);
      return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
      return true;
    default:
      return false;
  }
}

}  // namespace kijun::ui
