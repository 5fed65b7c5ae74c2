#include "ui/pages/risks/help_view.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/risks/link_tree.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::risks {
namespace {

constexpr std::size_t kOpened = 3;  // measures whose trees are seen at once

// The tree's level with that step as strong as the scale allows.
QString loweredTo(const RiskValues& values, const AttackTree& tree, const std::string& what) {
  auto stronger = tree;
  for (auto& step : stronger.steps) {
    if (step.what == what) step.countermeasure = values.model.countermeasure().highest();
  }
  return toQt(levelOf(values.model, stronger));
}

}  // namespace

HelpView::HelpView(QWidget* parent)
    : QWidget(parent), words_(new QLabel(this)), links_(new LinkTree(this)) {
  auto* column = new QVBoxLayout(this);
  words_->setWordWrap(true);
  words_->setProperty("look", "muted");
  words_->setObjectName(QStringLiteral("helpWords"));
  links_->setObjectName(QStringLiteral("helpLinks"));
  retextProperty(links_, "accessibleName", KIJUN_TEXT("riskpage.help"));
  column->addWidget(words_);
  column->addWidget(links_, 1);
  connect(links_, &LinkTree::followed, this, &HelpView::followed);
  onLookChange(this, [column] {
    column->setContentsMargins(px(20), px(14), px(20), px(14));
    column->setSpacing(px(10));
  });
}

void HelpView::setValues(const RiskValues& values) {
  links_->clear();
  const auto& trees = values.trees;
  QStringList words{trees.trees.empty()    ? text("riskpage.help.empty")
                    : values.helps.empty() ? text("riskpage.help.nothing", trees.trees.size())
                                           : text("riskpage.help.words", trees.trees.size())};
  if (trees.unjudged > 0) words << text("riskpage.help.unjudged", trees.unjudged);
  words_->setText(words.join(u'\n'));
  const auto addTree = [&](QTreeWidgetItem* under, const std::string& id, const QString& remark) {
    const auto& origin = trees.origins.at(id);
    links_->addLink(under, text("riskpage.help.tree", origin.title, origin.end), remark,
                    "attack_scenario", origin.scenario);
  };
  for (std::size_t place = 0; place < values.helps.size(); ++place) {
    const auto& help = values.helps[place];
    auto* section = links_->addSection(
        text("riskpage.help.measure", place + 1, help.what, help.lowered.size(), help.ranks));
    for (const auto& id : help.lowered) {
      const auto tree = std::ranges::find(trees.trees, id, &AttackTree::id);
      addTree(
          section, id,
          text("riskpage.help.lowered", values.levels.at(id), loweredTo(values, *tree, help.what)));
    }
    section->setExpanded(place < kOpened);
  }
  if (values.shared.empty()) return;
  auto* heading = links_->addSection(text("riskpage.help.shared"));
  heading->setExpanded(true);
  for (const auto& step : values.shared) {
    auto* section = links_->addLink(heading, toQt(step.what),
                                    text("riskpage.help.in_trees", step.trees.size()), {}, {});
    for (const auto& id : step.trees) addTree(section, id, toQt(values.levels.at(id)));
  }
}

}  // namespace kijun::ui::risks
