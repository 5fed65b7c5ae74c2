#include "ui/pages/risks/chain_pane.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/pages/risks/link_tree.h"
#include "ui/pages/risks/risk_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::risks {

ChainPane::ChainPane(WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      title_(new QLabel(this)),
      words_(new QLabel(this)),
      proposal_(new QLabel(this)),
      accept_(new QPushButton(this)),
      links_(new LinkTree(this)) {
  setProperty("look", "surface");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  setFace(title_, Face::Strong);
  words_->setProperty("look", "muted");
  title_->setObjectName(QStringLiteral("riskTitle"));
  words_->setObjectName(QStringLiteral("riskStanding"));
  proposal_->setObjectName(QStringLiteral("riskProposal"));
  for (auto* label : {title_, words_, proposal_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    column->addWidget(label);
  }
  accept_->setObjectName(QStringLiteral("riskAccept"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(accept_);
  buttons->addStretch();
  column->addLayout(buttons);
  links_->setObjectName(QStringLiteral("riskChain"));
  retextProperty(links_, "accessibleName", KIJUN_TEXT("riskpage.chain"));
  column->addWidget(links_, 1);
  connect(links_, &LinkTree::followed, this, &ChainPane::followed);
  connect(accept_, &QPushButton::clicked, this, &ChainPane::acceptWanted);
  onLookChange(this, [column] {
    column->setContentsMargins(px(14), px(10), px(14), px(10));
    column->setSpacing(px(6));
  });
}

void ChainPane::setAcceptable(int count, const QString& whyNot) {
  accept_->setText(count > 1 ? text("riskpage.accept.several", count) : text("riskpage.accept"));
  accept_->setEnabled(whyNot.isEmpty());
  accept_->setToolTip(whyNot.isEmpty() ? text("riskpage.accept.hint") : whyNot);
}

void ChainPane::show(const RiskValuesPtr& values, const RiskView* risk, int count) {
  links_->clear();
  const bool one = risk && count == 1;
  title_->setText(one         ? toQt(risk->title)
                  : count > 1 ? text("riskpage.several", count)
                              : text("riskpage.choose"));
  accept_->setVisible(count > 0);
  words_->setVisible(one);
  proposal_->setVisible(one);
  if (one) fill(*values, *risk);
  links_->expandAll();
}

void ChainPane::fill(const RiskValues& values, const RiskView& risk) {
  QStringList standing{text("riskpage.way", levelWords(values.model, risk.inherent),
                            levelWords(values.model, risk.current),
                            levelWords(values.model, risk.target))};
  if (!risk.acceptanceUntil.empty()) standing << text("riskpage.until", risk.acceptanceUntil);
  if (!risk.reviewDue.empty()) standing << text("riskpage.due", risk.reviewDue);
  words_->setText(standing.join(u'\n'));
  proposal_->setText(
      risk.proposal ? text("riskpage.proposal.tip", levelWords(values.model, risk.proposal->level),
                           rendered(risk.proposal->because)) +
                          u'\n' + text("riskpage.proposal.model", rendered(risk.proposal->model))
                    : text("riskpage.proposal.none"));
  auto* self = links_->addSection(text("riskpage.chain.risk"));
  links_->addLink(self, toQt(risk.title), {}, "risk", risk.id);
  const auto bases = values.bases.find(risk.id);
  if (bases != values.bases.end()) {
    auto* section = links_->addSection(text("riskpage.chain.bases", bases->second.size()));
    for (const auto& basis : bases->second) {
      links_->addLink(section, toQt(basis.title), {}, basis.record, basis.id);
    }
  }
  const auto add = [&](const std::string& record, std::string_view textId,
                       const std::vector<Id>& ids) {
    if (ids.empty()) return;
    auto* section = links_->addSection(text(textId, ids.size()));
    for (const auto& id : ids) {
      links_->addLink(section, toQt(values.nameOf(record, id)), {}, record, id);
    }
  };
  add("service", "riskpage.chain.services", risk.services);
  add("asset", "riskpage.chain.assets", risk.assets);
  add("supplier", "riskpage.chain.suppliers", risk.suppliers);
  if (risk.items.empty()) return;
  auto* section = links_->addSection(text("riskpage.chain.items", risk.items.size()));
  for (const auto& id : risk.items) {
    const auto* item = workspace_.catalog().item(id);
    const auto* score = workspace_.itemScore(id);
    const auto remark =
        score && score->level ? text("riskpage.chain.level", *score->level) : QString();
    links_->addLink(section,
                    item ? text("riskpage.chain.item", id, inLanguage(item->title)) : toQt(id),
                    remark, "item", id);
  }
}

}  // namespace kijun::ui::risks
