#include "ui/governance/risk_model/words_tab.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/still_wheel.h"

namespace kijun::ui::risk_model {
namespace {

enum Column { Level, LabelJa, LabelEn, WordsJa, WordsEn, kColumns };

QString nameOf(const std::string& group) {
  if (group == "levels") return text("riskmodel.words.levels");
  const auto slash = group.find('/');
  if (slash == std::string::npos) return rendered(Message{"risk.scale." + group, {}});
  return text("riskmodel.words.impact",
              rendered(Message{"record.scenario.impact_" + group.substr(slash + 1), {}}));
}

}  // namespace

WordsTab::WordsTab(QWidget* parent)
    : QWidget(parent), group_(new QComboBox(this)), table_(new QTableWidget(0, kColumns, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(8));
  auto* help = new QLabel(text("riskmodel.words.help"), this);
  help->setWordWrap(true);
  help->setProperty("look", "muted");
  column->addWidget(help);
  group_->setObjectName(QStringLiteral("riskWordsGroup"));
  group_->setAccessibleName(text("riskmodel.words.group"));
  group_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  keepStill(group_);
  column->addWidget(group_, 0, Qt::AlignLeft);
  table_->setObjectName(QStringLiteral("riskWords"));
  table_->setAccessibleName(text("riskmodel.tab.words"));
  table_->setHorizontalHeaderLabels({text("riskmodel.words.value"), text("riskmodel.label.ja"),
                                     text("riskmodel.label.en"), text("riskmodel.criterion.ja"),
                                     text("riskmodel.criterion.en")});
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table_->setWordWrap(true);
  table_->setTabKeyNavigation(false);
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setSectionResizeMode(QHeaderView::Interactive);
  head->setSectionResizeMode(WordsJa, QHeaderView::Stretch);
  head->setSectionResizeMode(WordsEn, QHeaderView::Stretch);
  head->resizeSection(Level, px(64));
  head->resizeSection(LabelJa, px(136));
  head->resizeSection(LabelEn, px(136));
  column->addWidget(table_, 1);
  connect(group_, &QComboBox::currentIndexChanged, this, &WordsTab::fill);
  connect(table_, &QTableWidget::cellChanged, this, &WordsTab::take);
}

void WordsTab::show(const RiskModelDraft& draft, bool readOnly) {
  const bool same = texts_ == draft.texts() && readOnly == readOnly_;
  texts_ = draft.texts();
  readOnly_ = readOnly;
  if (group_->count() == 0) {
    const QSignalBlocker quiet(group_);
    for (const auto& one : texts_) {
      if (group_->findData(toQt(one.group)) < 0) {
        group_->addItem(nameOf(one.group), toQt(one.group));
      }
    }
    fill();
  } else if (!same) {
    fill();
  }
}

void WordsTab::fill() {
  filling_ = true;
  const auto group = fromQt(group_->currentData().toString());
  places_.clear();
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    if (texts_[i].group == group) places_.push_back(i);
  }
  table_->setRowCount(static_cast<int>(places_.size()));
  for (int row = 0; row < table_->rowCount(); ++row) {
    const auto& one = texts_[places_[static_cast<std::size_t>(row)]];
    const QString cells[] = {toQt(one.value), toQt(one.label.ja), toQt(one.label.en),
                             toQt(one.words.ja), toQt(one.words.en)};
    for (int column = 0; column < kColumns; ++column) {
      auto* item = table_->item(row, column);
      if (!item) table_->setItem(row, column, item = new QTableWidgetItem);
      item->setText(cells[column]);
      item->setToolTip(cells[column]);
      auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
      if (column != Level && !readOnly_) flags |= Qt::ItemIsEditable;
      item->setFlags(flags);
    }
  }
  filling_ = false;
}

void WordsTab::take(int row) {
  if (filling_) return;
  const auto cell = [&](int column) { return fromQt(table_->item(row, column)->text().trimmed()); };
  const auto place = places_[static_cast<std::size_t>(row)];
  texts_[place].label = {cell(LabelJa), cell(LabelEn)};
  texts_[place].words = {cell(WordsJa), cell(WordsEn)};
  Q_EMIT worded(place, texts_[place].label, texts_[place].words);
}

}  // namespace kijun::ui::risk_model
