#include "ui/governance/risk_model/threats_tab.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::risk_model {
namespace {

enum Column { Where, LabelJa, LabelEn, NoteJa, NoteEn, Uses, kColumns };

}  // namespace

ThreatsTab::ThreatsTab(QWidget* parent)
    : QWidget(parent), table_(new QTableWidget(0, kColumns, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(8));
  auto* help = new QLabel(text("riskmodel.threats.help"), this);
  help->setWordWrap(true);
  help->setProperty("look", "muted");
  column->addWidget(help);
  table_->setObjectName(QStringLiteral("riskThreats"));
  table_->setAccessibleName(text("riskmodel.tab.threats"));
  table_->setHorizontalHeaderLabels({text("riskmodel.threats.where"), text("riskmodel.label.ja"),
                                     text("riskmodel.label.en"), text("riskmodel.note.ja"),
                                     text("riskmodel.note.en"), text("riskmodel.threats.uses")});
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(false);
  table_->installEventFilter(this);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setSectionResizeMode(NoteJa, QHeaderView::Stretch);
  head->setSectionResizeMode(NoteEn, QHeaderView::Stretch);
  head->resizeSection(Where, px(78));
  head->resizeSection(LabelJa, px(150));
  head->resizeSection(LabelEn, px(150));
  head->resizeSection(Uses, px(72));
  column->addWidget(table_, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(px(8));
  const auto button = [&](const char* name, std::string_view textId) {
    auto* made = new QPushButton(text(textId), this);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    row->addWidget(made);
    return made;
  };
  addDevice_ = button("riskThreatDevice", KIJUN_TEXT("riskmodel.threats.add_device"));
  addPath_ = button("riskThreatPath", KIJUN_TEXT("riskmodel.threats.add_path"));
  up_ = button("riskThreatUp", KIJUN_TEXT("riskmodel.threats.up"));
  down_ = button("riskThreatDown", KIJUN_TEXT("riskmodel.threats.down"));
  remove_ = button("riskThreatRemove", KIJUN_TEXT("riskmodel.threats.remove"));
  row->addStretch();
  column->addLayout(row);
  const auto current = [this] { return static_cast<std::size_t>(table_->currentRow()); };
  connect(addDevice_, &QPushButton::clicked, this,
          [this] { Q_EMIT added(QStringLiteral("device")); });
  connect(addPath_, &QPushButton::clicked, this, [this] { Q_EMIT added(QStringLiteral("path")); });
  connect(up_, &QPushButton::clicked, this, [this, current] { Q_EMIT moved(current(), -1); });
  connect(down_, &QPushButton::clicked, this, [this, current] { Q_EMIT moved(current(), 1); });
  connect(remove_, &QPushButton::clicked, this, [this, current] { Q_EMIT removed(current()); });
  connect(table_, &QTableWidget::cellChanged, this, &ThreatsTab::take);
  connect(table_, &QTableWidget::currentCellChanged, this, &ThreatsTab::refresh);
}

void ThreatsTab::show(const std::vector<RiskThreat>& threats, const std::vector<std::size_t>& uses,
                      bool readOnly) {
  filling_ = true;
  threats_ = threats;
  readOnly_ = readOnly;
  table_->setRowCount(static_cast<int>(threats.size()));
  for (int row = 0; row < table_->rowCount(); ++row) {
    const auto& threat = threats[static_cast<std::size_t>(row)];
    const auto used = uses[static_cast<std::size_t>(row)];
    const QString cells[] = {
        text(threat.where == "path" ? "riskmodel.threats.path" : "riskmodel.threats.device"),
        toQt(threat.label.ja),
        toQt(threat.label.en),
        toQt(threat.note.ja),
        toQt(threat.note.en),
        used > 0 ? QString::number(used) : QString()};
    for (int column = 0; column < kColumns; ++column) {
      auto* item = table_->item(row, column);
      if (!item) table_->setItem(row, column, item = new QTableWidgetItem);
      item->setText(cells[column]);
      item->setToolTip(cells[column]);
      if (column == Uses) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
      if (column != Where && column != Uses && !readOnly) flags |= Qt::ItemIsEditable;
      item->setFlags(flags);
    }
  }
  filling_ = false;
  if (table_->currentRow() < 0 && table_->rowCount() > 0) table_->setCurrentCell(0, LabelJa);
  refresh();
}

void ThreatsTab::choose(std::size_t place) {
  table_->setCurrentCell(static_cast<int>(place), LabelJa);
  table_->setFocus();
}

void ThreatsTab::refresh() {
  const int row = table_->currentRow();
  const auto place = static_cast<std::size_t>(row);
  const auto sameKind = [&](int other) {
    return other >= 0 && other < table_->rowCount() &&
           threats_[static_cast<std::size_t>(other)].where == threats_[place].where;
  };
  const bool some = row >= 0 && place < threats_.size() && !readOnly_;
  for (auto* button : {addDevice_, addPath_}) button->setEnabled(!readOnly_);
  up_->setEnabled(some && sameKind(row - 1));
  down_->setEnabled(some && sameKind(row + 1));
  remove_->setEnabled(some);
}

void ThreatsTab::take(int row) {
  if (filling_) return;
  const auto cell = [&](int column) { return fromQt(table_->item(row, column)->text().trimmed()); };
  Q_EMIT worded(static_cast<std::size_t>(row), {cell(LabelJa), cell(LabelEn)},
                {cell(NoteJa), cell(NoteEn)});
}

bool ThreatsTab::eventFilter(QObject* watched, QEvent* event) {
  if (watched == table_ && event->type() == QEvent::KeyPress && !readOnly_) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool alt = key->modifiers() == Qt::AltModifier;
    auto* button = key->key() == Qt::Key_Delete        ? remove_
                   : alt && key->key() == Qt::Key_Up   ? up_
                   : alt && key->key() == Qt::Key_Down ? down_
                   : key->key() == Qt::Key_Insert      ? addDevice_
                                                       : nullptr;
    if (button) {
      if (button->isEnabled()) button->click();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace kijun::ui::risk_model
