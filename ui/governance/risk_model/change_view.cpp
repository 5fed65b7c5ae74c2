#include "ui/governance/risk_model/change_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <set>

#include "base/fraction.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::risk_model {
namespace {

enum Column { What, Current, Before, After, kColumns };

QString orNone(const std::string& level) {
  return level.empty() ? QStringLiteral("–") : toQt(level);
}

QString factor(int hundredths) {
  return toQt(Fraction(hundredths, 100).shown(2));
}

class Filler {
 public:
  explicit Filler(QTreeWidget* tree) : tree_(tree) {}

  void section(const QString& title) {
    section_ = new QTreeWidgetItem(tree_, {title});
    section_->setFont(What, font(Face::Strong));
    section_->setFirstColumnSpanned(true);
  }
  void line(const QString& what, const QString& current = {}, const QString& before = {},
            const QString& after = {}) {
    auto* item = new QTreeWidgetItem(section_, {what, current, before, after});
    item->setToolTip(What, what);
    for (const int column : {Current, Before, After}) {
      item->setTextAlignment(column, Qt::AlignCenter);
    }
    if (before.isEmpty() && after.isEmpty()) item->setFirstColumnSpanned(true);
  }
  void levels(std::string_view titleId, const std::vector<RiskLevelChange>& list) {
    if (list.empty()) return;
    section(text(titleId, list.size()));
    for (const auto& one : list) {
      line(toQt(one.title), orNone(one.current), orNone(one.before), orNone(one.after));
    }
  }

 private:
  QTreeWidget* tree_;
  QTreeWidgetItem* section_ = nullptr;
};

QString threatWords(const RiskThreatChange& change) {
  using Kind = RiskThreatChange::Kind;
  switch (change.kind) {
    case Kind::Added:
      return text("riskmodel.change.added", inLanguage(change.after));
    case Kind::Renamed:
      return text("riskmodel.change.renamed", inLanguage(change.before), inLanguage(change.after),
                  change.used);
    case Kind::Reworded:
      return text("riskmodel.change.reworded", inLanguage(change.after));
    case Kind::Removed:
      break;
  }
  return text("riskmodel.change.removed", inLanguage(change.before), change.used);
}

// "A 5 → 3 · B 4 → 6": the proposals by level.
QString countsInWords(const RiskModelChange& change) {
  std::set<std::string> levels;
  for (const auto* counts : {&change.before, &change.after}) {
    for (const auto& [level, count] : *counts) levels.insert(level);
  }
  const auto of = [](const std::map<std::string, int>& counts, const std::string& level) {
    const auto at = counts.find(level);
    return at == counts.end() ? 0 : at->second;
  };
  QStringList words;
  for (const auto& level : levels) {
    words << text("riskmodel.change.count", level, of(change.before, level),
                  of(change.after, level));
  }
  return words.join(text("riskmodel.change.between"));
}

}  // namespace

ChangeView::ChangeView(QWidget* parent)
    : QWidget(parent), summary_(new QLabel(this)), tree_(new QTreeWidget(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(8));
  summary_->setObjectName(QStringLiteral("riskChangeSummary"));
  summary_->setWordWrap(true);
  column->addWidget(summary_);
  tree_->setObjectName(QStringLiteral("riskChange"));
  tree_->setAccessibleName(text("riskmodel.tab.change"));
  tree_->setColumnCount(kColumns);
  tree_->setHeaderLabels({text("riskmodel.change.what"), text("riskmodel.change.current"),
                          text("riskmodel.change.before"), text("riskmodel.change.after")});
  tree_->setRootIsDecorated(false);
  auto* head = tree_->header();
  head->setStretchLastSection(false);
  head->setSectionResizeMode(What, QHeaderView::Stretch);
  for (const int section : {Current, Before, After}) head->resizeSection(section, px(72));
  column->addWidget(tree_, 1);
}

void ChangeView::say(const QString& words) {
  summary_->setText(words);
  tree_->clear();
}

void ChangeView::show(const RiskModelChange& change, const Catalog& catalog) {
  if (change.empty()) return say(text("riskmodel.change.nothing"));
  const auto counts = countsInWords(change);
  summary_->setText(counts.isEmpty() ? text("riskmodel.change.kept")
                                     : text("riskmodel.change.summary", counts));
  tree_->clear();
  Filler fill(tree_);
  fill.levels(KIJUN_TEXT("riskmodel.change.proposals"), change.proposals);
  fill.levels(KIJUN_TEXT("riskmodel.change.trees"), change.trees);
  if (!change.weights.empty()) {
    fill.section(text("riskmodel.change.weights", change.weights.size()));
    for (const auto& one : change.weights) {
      const auto* item = catalog.item(one.item);
      fill.line(
          item ? text("riskpage.chain.item", one.item, inLanguage(item->title)) : toQt(one.item),
          toQt(one.level), factor(one.before), factor(one.after));
    }
  }
  if (!change.threats.empty() || change.threatsMoved) {
    fill.section(text("riskmodel.change.threats"));
    for (const auto& one : change.threats) fill.line(threatWords(one));
    if (change.threatsMoved) fill.line(text("riskmodel.change.moved"));
  }
  fill.section(text("riskmodel.change.model"));
  const auto count = [&](std::string_view textId, std::size_t number) {
    if (number > 0) fill.line(text(textId, number));
  };
  count(KIJUN_TEXT("riskmodel.change.scenario_cells"), change.scenarioCells);
  count(KIJUN_TEXT("riskmodel.change.control_cells"), change.controlCells);
  count(KIJUN_TEXT("riskmodel.change.sheet_cells"), change.sheetCells);
  count(KIJUN_TEXT("riskmodel.change.words"), change.words);
  count(KIJUN_TEXT("riskmodel.change.factors"), change.factors);
  auto* model = tree_->topLevelItem(tree_->topLevelItemCount() - 1);
  if (model->childCount() == 0) delete model;
  tree_->expandAll();
}

}  // namespace kijun::ui::risk_model
