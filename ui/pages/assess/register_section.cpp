#include "ui/pages/assess/register_section.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/pages/assess/background.h"
#include "ui/pages/assess/parts.h"
#include "ui/registers/row_references.h"
#include "ui/shell/page.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::assess {
namespace {

constexpr std::size_t kMostOfGroup = 40;

}  // namespace

RegisterSection::RegisterSection(AnswerDesk& desk, Shell& shell, QWidget* parent)
    : EditorSection(desk, parent), shell_(shell) {
  auto* column = makeColumn(this, 0);
  fold_ = new Fold(KIJUN_TEXT("assess.registers"), this);
  column->addWidget(fold_);
  groups_ = new QVBoxLayout;
  groups_->setSpacing(px(6));
  fold_->body()->addLayout(groups_);
  connect(&desk.workspace(), &WorkspaceModel::structureChanged, this, &RegisterSection::refresh);
  hide();
}

void RegisterSection::moved() {
  clear(*groups_);
  shown_.reset();
  hide();
}

void RegisterSection::refresh() {
  if (index() >= desk().size()) return;
  inBackground(
      this,
      [session = desk().workspace().sessionPtr(), item = item().id, language = language()] {
        auto links = rowsOfItem(*session, item, language);
        // The signals show their explanations themselves.
        std::erase_if(links, [](const RowLink& link) { return link.table == "signal_note"; });
        return links;
      },
      [this, round = ++round_](const std::vector<RowLink>& links) {
        if (round == round_) show(links);
      });
}

// Links come by register. What stands is not made anew: nothing jumps while somebody answers.
void RegisterSection::show(const std::vector<RowLink>& links) {
  std::pair wanted(language(), links);
  if (shown_ == wanted) {
    Q_EMIT read();
    return;
  }
  shown_ = std::move(wanted);
  clear(*groups_);
  fold_->setCount(static_cast<int>(links.size()));
  setVisible(!links.empty());
  QWidget* holder = nullptr;
  FlowLayout* flow = nullptr;
  std::size_t inGroup = 0;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto& link = links[i];
    if (i == 0 || links[i - 1].table != link.table) {
      auto* name = makeLabel(this, "muted", false);
      setFace(name, Face::Small);
      name->setText(registers::tableName(link));
      groups_->addWidget(name);
      holder = new QWidget(this);
      flow = new FlowLayout(holder, px(6), px(4));
      groups_->addWidget(holder);
      inGroup = 0;
    }
    if (++inGroup > kMostOfGroup) continue;
    auto* chip = new Chip(holder);
    chip->setProperty("look", "chip");
    chip->setLongest(220);
    chip->setWords(toQt(link.name));
    chip->setEnabled(registers::hasPlace(link));
    connect(chip, &QToolButton::clicked, this,
            [this, link] { registers::goToLink(shell_, desk().workspace(), link); });
    flow->addWidget(chip);
    chip->show();
  }
  Q_EMIT read();
}

}  // namespace kijun::ui::assess
