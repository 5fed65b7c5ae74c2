#include "ui/pages/risks/coverage_view.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/pages/risks/link_tree.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::risks {

CoverageView::CoverageView(QWidget* parent)
    : QWidget(parent), words_(new QLabel(this)), links_(new LinkTree(this)) {
  auto* column = new QVBoxLayout(this);
  words_->setWordWrap(true);
  words_->setProperty("look", "muted");
  words_->setObjectName(QStringLiteral("coverageWords"));
  links_->setObjectName(QStringLiteral("coverageLinks"));
  retextProperty(links_, "accessibleName", KIJUN_TEXT("riskpage.coverage"));
  column->addWidget(words_);
  column->addWidget(links_, 1);
  connect(links_, &LinkTree::followed, this, &CoverageView::followed);
  onLookChange(this, [column] {
    column->setContentsMargins(px(20), px(14), px(20), px(14));
    column->setSpacing(px(10));
  });
}

void CoverageView::setValues(const RiskValues& values) {
  links_->clear();
  const auto& gaps = values.gaps;
  const auto open = gaps.services.size() + gaps.suppliers.size() + gaps.controlSystems.size();
  words_->setText(open > 0 ? text("riskpage.coverage.words", open)
                           : text("riskpage.coverage.complete"));
  const auto add = [&](std::string_view textId, const std::string& record,
                       const std::vector<Id>& ids) {
    auto* section = links_->addSection(text(textId, ids.size()));
    for (const auto& id : ids) {
      links_->addLink(section, toQt(values.nameOf(record, id)), {}, record, id);
    }
  };
  add("riskpage.coverage.services", "service", gaps.services);
  add("riskpage.coverage.controls", "asset", gaps.controlSystems);
  add("riskpage.coverage.suppliers", "supplier", gaps.suppliers);
  links_->expandAll();
}

}  // namespace kijun::ui::risks
