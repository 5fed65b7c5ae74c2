#include "ui/pages/assess/related_section.h"

#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/level_badge.h"

namespace kijun::ui::assess {

RelatedSection::RelatedSection(AnswerDesk& desk, QWidget* parent) : EditorSection(desk, parent) {
  auto* column = makeColumn(this, 0);
  fold_ = new Fold(KIJUN_TEXT("assess.related"), this);
  column->addWidget(fold_);
  rows_ = new QGridLayout;
  rows_->setHorizontalSpacing(px(8));
  rows_->setVerticalSpacing(px(2));
  rows_->setColumnStretch(2, 1);
  fold_->body()->addLayout(rows_);
}

void RelatedSection::refresh() {
  clear(*rows_);
  int count = 0;
  bool differs = false;
  for (const auto& id : item().related) {
    const auto other = desk().catalog().indexOf(id);
    if (other == Catalog::npos) continue;
    addRow(count, other);
    differs |= desk().shownLevel(other) != desk().shownLevel(index());
    ++count;
  }
  setVisible(count > 0);
  fold_->setCount(count);
  if (differs) fold_->setOpen(true);
}

void RelatedSection::addRow(int row, std::size_t other) {
  const Item& related = desk().item(other);
  QWidget* holder = fold_->body()->parentWidget();
  auto* link = new Chip(holder);
  link->setProperty("look", "foot");
  link->setLongest(220);
  link->setWords(toQt(related.id) + u' ' + inLanguage(related.title));
  auto* badge = new LevelBadge(holder);
  badge->setLevel(desk().shownLevel(other));
  badge->setName(toQt(related.id));
  auto* differs = makeLabel(holder, "bad", false);
  const auto mine = desk().shownLevel(index());
  const auto theirs = desk().shownLevel(other);
  if (mine && theirs && mine != theirs) differs->setText(text("assess.related.differs"));
  auto* copy = makeTool(holder, "foot");
  copy->setText(text("assess.related.copy"));
  copy->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(copy);
  auto* from = menu->addAction(text("assess.related.copyFrom", related.id));
  auto* to = menu->addAction(text("assess.related.copyTo", related.id));
  from->setEnabled(mayAnswer() && desk().shownAnswer(other).has_value());
  to->setEnabled(desk().refusal(other) == AnswerDesk::Refusal::None &&
                 desk().shownAnswer(index()).has_value());
  copy->setMenu(menu);
  copy->setVisible(from->isEnabled() || to->isEnabled());
  copy->setAccessibleName(text("assess.related.copyWith", related.id));
  rows_->addWidget(link, row, 0, Qt::AlignLeft);
  rows_->addWidget(badge, row, 1);
  rows_->addWidget(differs, row, 2);
  rows_->addWidget(copy, row, 3);
  connect(link, &QToolButton::clicked, this,
          [this, id = toQt(related.id)] { Q_EMIT itemWanted(id); });
  connect(from, &QAction::triggered, this, [this, other] { desk().copyAnswer(other, index()); });
  connect(to, &QAction::triggered, this, [this, other] { desk().copyAnswer(index(), other); });
}

}  // namespace kijun::ui::assess
