#include "ui/governance/risk_model/risk_grid.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::risk_model {
namespace {

constexpr int kBefore = Qt::UserRole;  // the level in force, where it is another

// A cell filled with its level's colour; the letter says the same.
class CellDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    const auto level = index.data().toString();
    const auto before = index.data(kBefore).toString();
    const auto letter = fromQt(level);
    const QRectF box = QRectF(option.rect).adjusted(2, 2, -2, -2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    painter->setPen(chosen ? QPen(color(Ink::Text), 2) : QPen(Qt::NoPen));
    painter->setBrush(color(riskRole(letter).value_or(Ink::Surface)));
    painter->drawRoundedRect(box, px(4), px(4));
    painter->setPen(color(onRiskRole(letter).value_or(Ink::Text)));
    painter->setFont(font(Face::Strong));
    painter->drawText(box, Qt::AlignCenter,
                      before.isEmpty() ? level : text("riskmodel.was", before, level));
    painter->restore();
  }
};

}  // namespace

RiskGridTable::RiskGridTable(RiskMatrix matrix, QWidget* parent)
    : QTableWidget(parent), matrix_(matrix) {
  setItemDelegate(new CellDelegate(this));
  setEditTriggers(NoEditTriggers);
  setSelectionMode(ExtendedSelection);
  setShowGrid(false);
  setTabKeyNavigation(false);
  setAttribute(Qt::WA_InputMethodEnabled, false);
  setCornerButtonEnabled(false);
  horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  horizontalHeader()->setHighlightSections(false);
  verticalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  verticalHeader()->setHighlightSections(false);
}

// Rows: likelihood, or threat, from the highest down. Columns: impact; or importance and in it
// vulnerability, from the lowest up.
std::size_t RiskGridTable::placeAt(int row, int column) const {
  if (matrix_ == RiskMatrix::Scenario) {
    const std::vector<int> values{grid_.axes[0].highest - row, grid_.axes[1].lowest + column};
    return grid_.placeOf(values);
  }
  const int within = grid_.axes[2].size();
  const std::vector<int> values{grid_.axes[0].lowest + column / within, grid_.axes[1].highest - row,
                                grid_.axes[2].lowest + column % within};
  return grid_.placeOf(values);
}

QString RiskGridTable::valuesInWords(const std::vector<int>& values) const {
  return matrix_ == RiskMatrix::Scenario
             ? text("riskmodel.cell.scenario", values[0], values[1])
             : text("riskmodel.cell.control", values[1], values[2], values[0]);
}

void RiskGridTable::label(const RiskModelDraft& draft) {
  const auto nameOf = [&](std::string_view group, int value) {
    for (const auto& one : draft.texts()) {
      if (one.group == group && one.value == std::to_string(value)) return inLanguage(one.label);
    }
    return QString();
  };
  QStringList rows, columns;
  const bool scenario = matrix_ == RiskMatrix::Scenario;
  const auto& down = grid_.axes[scenario ? 0 : 1];
  for (int value = down.highest; value >= down.lowest; --value) {
    rows << text(scenario ? "riskmodel.likelihood" : "riskmodel.threat", value,
                 nameOf(scenario ? "likelihood" : "threat", value));
  }
  if (scenario) {
    for (int value = grid_.axes[1].lowest; value <= grid_.axes[1].highest; ++value) {
      columns << text("riskmodel.impact", value);
    }
  } else {
    for (int worth = grid_.axes[0].lowest; worth <= grid_.axes[0].highest; ++worth) {
      for (int value = grid_.axes[2].lowest; value <= grid_.axes[2].highest; ++value) {
        columns << text("riskmodel.worth", worth, value);
      }
    }
  }
  setRowCount(static_cast<int>(rows.size()));
  setColumnCount(static_cast<int>(columns.size()));
  setVerticalHeaderLabels(rows);
  setHorizontalHeaderLabels(columns);
  // Two short lines over a narrow column need all of it.
  horizontalHeader()->setStyleSheet(QStringLiteral("QHeaderView::section { padding: 4px 1px; }"));
}

void RiskGridTable::show(const RiskModelDraft& draft, const RiskModel& inForce) {
  grid_ = draft.grid(matrix_);
  levels_ = draft.levels();
  const auto& before =
      matrix_ == RiskMatrix::Scenario ? inForce.scenarioGrid() : inForce.controlGrid();
  label(draft);
  for (int row = 0; row < rowCount(); ++row) {
    for (int column = 0; column < columnCount(); ++column) {
      const auto place = placeAt(row, column);
      const auto level = toQt(levels_[grid_.ranks[place]]);
      const auto was =
          place < before.ranks.size() ? toQt(inForce.levels()[before.ranks[place]].id) : QString();
      auto* cell = item(row, column);
      if (!cell) setItem(row, column, cell = new QTableWidgetItem);
      cell->setText(level);
      cell->setData(kBefore, was == level ? QString() : was);
      const auto words = valuesInWords(grid_.valuesAt(place));
      const auto told = was == level || was.isEmpty()
                            ? text("riskmodel.cell", words, level)
                            : text("riskmodel.cell.changed", words, level, was);
      cell->setToolTip(told);
      cell->setData(Qt::AccessibleTextRole, told);
    }
  }
  if (!currentItem()) setCurrentCell(0, columnCount() - 1);
}

void RiskGridTable::setLevel(std::size_t rank) {
  if (readOnly_ || rank >= levels_.size()) return;
  for (const auto* cell : selectedItems()) {
    Q_EMIT levelSet(placeAt(cell->row(), cell->column()), rank);
  }
}

void RiskGridTable::keyPressEvent(QKeyEvent* event) {
  const auto letter = fromQt(QString(QChar(event->key())));
  const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
  const auto at = std::ranges::find(levels_, letter);
  if (plain && at != levels_.end()) {
    setLevel(static_cast<std::size_t>(at - levels_.begin()));
    return;
  }
  QTableWidget::keyPressEvent(event);
}

RiskGridTab::RiskGridTab(RiskMatrix matrix, QWidget* parent)
    : QWidget(parent), table_(new RiskGridTable(matrix, this)), buttons_(new QWidget(this)) {
  const bool scenario = matrix == RiskMatrix::Scenario;
  table_->setObjectName(scenario ? QStringLiteral("riskScenarioGrid")
                                 : QStringLiteral("riskControlGrid"));
  table_->setAccessibleName(
      text(scenario ? KIJUN_TEXT("riskmodel.tab.scenario") : KIJUN_TEXT("riskmodel.tab.control")));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(8));
  auto* help = new QLabel(
      text(scenario ? KIJUN_TEXT("riskmodel.scenario.help") : KIJUN_TEXT("riskmodel.control.help")),
      this);
  help->setWordWrap(true);
  help->setProperty("look", "muted");
  column->addWidget(help);
  column->addWidget(table_, 1);
  column->addWidget(buttons_);
  auto* row = new QHBoxLayout(buttons_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(8));
  connect(table_, &RiskGridTable::levelSet, this, &RiskGridTab::levelSet);
}

void RiskGridTab::show(const RiskModelDraft& draft, const RiskModel& inForce, bool readOnly) {
  table_->setReadOnly(readOnly);
  table_->show(draft, inForce);
  auto* row = static_cast<QHBoxLayout*>(buttons_->layout());
  if (row->isEmpty()) {
    for (std::size_t rank = 0; rank < draft.levels().size(); ++rank) {
      auto* button = new QPushButton(buttons_);
      button->setObjectName(QStringLiteral("riskLevel.") + toQt(draft.levels()[rank]));
      button->setAutoDefault(false);
      connect(button, &QPushButton::clicked, table_, [this, rank] { table_->setLevel(rank); });
      row->addWidget(button);
    }
    row->addStretch();
  }
  for (int i = 0; i < row->count(); ++i) {
    auto* button = qobject_cast<QPushButton*>(row->itemAt(i)->widget());
    if (!button) continue;
    const auto& words = draft.texts()[static_cast<std::size_t>(i)];
    button->setText(text("riskmodel.level", words.value, inLanguage(words.label)));
    button->setEnabled(!readOnly);
  }
}

}  // namespace kijun::ui::risk_model
