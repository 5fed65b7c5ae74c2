#include "ui/pages/history/detail_pane.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "base/log.h"
#include "ui/models/background.h"
#include "ui/models/row_places.h"
#include "ui/pages/history/history_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::history {
namespace {

constexpr int kRowRole = Qt::UserRole + 1;

// A tree gives its rows the height of one line, whatever wraps in them.
class Wrapping : public QStyledItemDelegate {
 public:
  explicit Wrapping(QTreeView* tree) : QStyledItemDelegate(tree), tree_(tree) {}
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const auto hint = QStyledItemDelegate::sizeHint(option, index);
    if (index.data(Qt::SizeHintRole).isValid()) return hint;
    const int indent = index.column() == 0 ? tree_->indentation() : 0;
    const int width = tree_->columnWidth(index.column()) - indent - px(12);
    const auto area =
        tree_->fontMetrics().boundingRect(QRect(0, 0, std::max(width, px(40)), QWIDGETSIZE_MAX),
                                          Qt::TextWrapAnywhere, index.data().toString());
    return {hint.width(), std::max(hint.height(), area.height() + px(12))};
  }

 private:
  QTreeView* tree_;
};

}  // namespace

DetailPane::DetailPane(WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace) {
  setProperty("look", "surface");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(14), px(16), px(14));
  column->setSpacing(px(8));
  title_ = new QLabel(this);
  title_->setWordWrap(true);
  setFace(title_, Face::Question);
  who_ = new QLabel(this);
  who_->setWordWrap(true);
  who_->setProperty("look", "muted");
  undoes_ = new QLabel(this);
  undoes_->setWordWrap(true);
  for (QLabel* label : {title_, who_, undoes_}) {
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(label);
  }
  rows_ = new QTreeWidget(this);
  rows_->setColumnCount(3);
  rows_->setWordWrap(true);
  rows_->setItemDelegate(new Wrapping(rows_));
  rows_->setRootIsDecorated(false);
  rows_->setTextElideMode(Qt::ElideNone);
  rows_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  rows_->header()->setSectionResizeMode(QHeaderView::Stretch);
  rows_->header()->setHighlightSections(false);
  // Rows are as high as their texts at the widths there are now.
  connect(rows_->header(), &QHeaderView::sectionResized, rows_, [this] { rows_->doItemsLayout(); });
  retextProperty(rows_, "accessibleName", KIJUN_TEXT("historypage.rows"));
  column->addWidget(rows_, 1);
  hint_ = new QLabel(this);
  hint_->setWordWrap(true);
  hint_->setProperty("look", "muted");
  setFace(hint_, Face::Small);
  column->addWidget(hint_);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(px(8));
  undo_ = new QPushButton(this);
  go_ = new QPushButton(this);
  buttons->addWidget(undo_);
  buttons->addWidget(go_);
  buttons->addStretch(1);
  column->addLayout(buttons);
  connect(undo_, &QPushButton::clicked, this, [this] {
    if (shown_) Q_EMIT undoWanted(shown_->line.entry.number);
  });
  connect(go_, &QPushButton::clicked, this, &DetailPane::goToCurrent);
  connect(rows_, &QTreeWidget::itemActivated, this, [this] { goToCurrent(); });
  connect(rows_, &QTreeWidget::currentItemChanged, this, [this] { refreshButtons(); });
  connect(&workspace_, &WorkspaceModel::actorChanged, this, [this] { refreshButtons(); });
  onLanguageChange(this, [this] {
    rows_->setHeaderLabels(
        {text("historypage.field"), text("historypage.before"), text("historypage.after")});
    go_->setText(text("historypage.go"));
    const auto number = number_;
    number_ = 0;
    showEntry(number);
  });
}

void DetailPane::showEntry(std::int64_t number) {
  number_ = number;
  if (number == 0) {
    adopt(std::nullopt);
    return;
  }
  inBackground(
      this,
      [session = workspace_.sessionPtr(), number, language = language()] {
        return entryInWords(*session, number, language);
      },
      [this, number](std::optional<EntryInWords> told) {
        if (number == number_) adopt(std::move(told));
      },
      [](const std::exception_ptr&) { spdlog::warn("An entry could not be read."); });
}

void DetailPane::adopt(std::optional<EntryInWords> told) {
  shown_ = std::move(told);
  for (QWidget* part : std::initializer_list<QWidget*>{who_, rows_, undo_, go_}) {
    part->setVisible(shown_.has_value());
  }
  undoes_->setVisible(shown_ && shown_->undoes > 0);
  if (!shown_) {
    title_->setText(text("historypage.choose"));
    rows_->clear();
    hint_->clear();
    return;
  }
  const auto& entry = shown_->line.entry;
  title_->setText(shownName(shown_->line));
  who_->setText(text("historypage.who", entry.number,
                     shownTime(entry.at, workspace_.snapshot().offsetMinutes), entry.actor.name,
                     rendered(Message{roleTextId(entry.actor.role), {}})));
  undoes_->setText(text("historypage.undoes", shown_->undoes));
  fillRows();
  refreshButtons();
  Q_EMIT read();
}

void DetailPane::fillRows() {
  rows_->clear();
  for (std::size_t i = 0; i < shown_->rows.size(); ++i) {
    const auto& row = shown_->rows[i];
    auto* head =
        new QTreeWidgetItem(rows_, {text("historypage.row", row.title, text(textIdOf(row.deed)))});
    head->setFirstColumnSpanned(true);
    // One line: it is measured by the first column's width, and drawn over all of them.
    head->setSizeHint(0, QSize(0, rows_->fontMetrics().height() + px(10)));
    head->setToolTip(0, head->text(0));
    head->setFont(0, ui::font(Face::Strong));
    head->setData(0, kRowRole, static_cast<qulonglong>(i));
    for (const auto& field : row.fields) {
      auto* item =
          new QTreeWidgetItem(head, {toQt(field.label), toQt(field.before), toQt(field.after)});
      item->setData(0, kRowRole, static_cast<qulonglong>(i));
      for (int column = 0; column < 3; ++column) {
        item->setToolTip(column, item->text(column));
        item->setTextAlignment(column, Qt::AlignLeft | Qt::AlignTop);
      }
    }
  }
  if (shown_->untold > 0) {
    auto* more = new QTreeWidgetItem(rows_, {text("history.untold", shown_->untold)});
    more->setFirstColumnSpanned(true);
    more->setFlags(Qt::ItemIsEnabled);
  }
  rows_->expandAll();
  if (rows_->topLevelItemCount() > 0) rows_->setCurrentItem(rows_->topLevelItem(0));
}

// Empty where the entry can be taken back; the store still looks for conflicts.
QString DetailPane::whyNoUndo() const {
  const auto& entry = shown_->line.entry;
  if (workspace_.isReadOnly()) return text("historypage.no_undo.read_only");
  if (entry.kind == EntryKind::Baseline || entry.kind == EntryKind::Migration) {
    return text("historypage.no_undo.first");
  }
  if (shown_->line.takenBack) return text("historypage.no_undo.taken_back");
  const auto* kind = findCommandKind(entry.command);
  if (kind && !kind->roles.contains(workspace_.actor().role)) {
    return text("historypage.no_undo.role",
                rendered(Message{roleTextId(workspace_.actor().role), {}}));
  }
  return {};
}

void DetailPane::refreshButtons() {
  if (!shown_) return;
  const QString why = whyNoUndo();
  const bool ofUndo = shown_->line.entry.kind == EntryKind::Undo;
  undo_->setText(ofUndo ? text("historypage.redo") : text("historypage.undo"));
  undo_->setEnabled(why.isEmpty());
  hint_->setText(why);
  hint_->setVisible(!why.isEmpty());
  const auto* item = rows_->currentItem();
  const auto at = item ? item->data(0, kRowRole).toULongLong() : shown_->rows.size();
  const auto* row = at < shown_->rows.size() ? &shown_->rows[at] : nullptr;
  go_->setEnabled(row && row->deed != Deed::Removed && hasPlace(row->table, row->key));
}

void DetailPane::goToCurrent() {
  const auto* item = rows_->currentItem();
  if (!item || !shown_ || !go_->isEnabled()) return;
  const auto& row = shown_->rows[item->data(0, kRowRole).toULongLong()];
  Q_EMIT rowWanted(row.table, row.key);
}

}  // namespace kijun::ui::history
