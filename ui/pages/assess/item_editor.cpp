#include "ui/pages/assess/item_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/pages/assess/assignment_section.h"
#include "ui/pages/assess/checkpoint_section.h"
#include "ui/pages/assess/comment_section.h"
#include "ui/pages/assess/evidence_section.h"
#include "ui/pages/assess/guidance_section.h"
#include "ui/pages/assess/history_section.h"
#include "ui/pages/assess/memo_section.h"
#include "ui/pages/assess/parts.h"
#include "ui/pages/assess/question_section.h"
#include "ui/pages/assess/rating_section.h"
#include "ui/pages/assess/register_section.h"
#include "ui/pages/assess/related_section.h"
#include "ui/pages/assess/scope_section.h"
#include "ui/pages/assess/signal_section.h"
#include "ui/pages/assess/standing_section.h"
#include "ui/pages/assess/stipulation_section.h"
#include "ui/pages/collect/take_back_drop.h"
#include "ui/shell/page.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::assess {

ItemEditor::ItemEditor(AnswerDesk& desk, Shell& shell, QWidget* parent)
    : QWidget(parent), desk_(desk), shell_(shell) {
  setProperty("look", "surface");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = makeColumn(this, 0);
  buildHead();
  column->addWidget(head_);
  buildBody();
  takeDrops();
  column->addWidget(scroll_, 1);
  empty_ = makeLabel(this, "muted");
  empty_->setAlignment(Qt::AlignCenter);
  retext(empty_, "assess.editor.empty");
  column->addWidget(empty_, 1);

  connect(&desk_, &AnswerDesk::itemChanged, this, [this](std::size_t changed) {
    if (!index_) return;
    bool concerned = changed == *index_;
    for (const auto& related : desk_.item(*index_).related) {
      concerned |= related == desk_.item(changed).id;
    }
    if (!concerned || stale_) return;
    // Once for all that arrives together.
    stale_ = true;
    QTimer::singleShot(0, this, &ItemEditor::refresh);
  });
  showItem({});
}

void ItemEditor::buildHead() {
  head_ = new QWidget(this);
  auto* row = new QHBoxLayout(head_);
  row->setContentsMargins(px(20), px(10), px(12), px(6));
  row->setSpacing(px(8));
  id_ = makeLabel(head_, "accent", false);
  setFace(id_, Face::Strong);
  tags_ = new QWidget(head_);
  tagFlow_ = new FlowLayout(tags_, px(6), px(4));
  flag_ = makeTool(head_);
  flag_->setCheckable(true);
  flag_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  previous_ = makeTool(head_);
  next_ = makeTool(head_);
  retext(previous_, "assess.previousItem");
  retext(next_, "assess.nextItem");
  // On one line with the buttons, also where the tags need a second.
  onLookChange(head_, [this] {
    id_->setMinimumHeight(flag_->sizeHint().height());
    tagFlow_->setContentsMargins(0, (flag_->sizeHint().height() - px(21)) / 2, 0, 0);
  });
  row->addWidget(id_, 0, Qt::AlignTop);
  row->addWidget(tags_, 1);
  for (auto* button : {flag_, previous_, next_}) row->addWidget(button, 0, Qt::AlignTop);
  connect(flag_, &QToolButton::clicked, this, &ItemEditor::flagWanted);
  connect(previous_, &QToolButton::clicked, this, &ItemEditor::previousWanted);
  connect(next_, &QToolButton::clicked, this, &ItemEditor::nextWanted);
}

void ItemEditor::buildBody() {
  scroll_ = new QScrollArea(this);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  body_ = new QWidget(scroll_);
  body_->setProperty("look", "scrolled");
  auto* column = new QVBoxLayout(body_);
  column->setContentsMargins(px(20), px(2), px(20), px(20));
  column->setSpacing(px(10));

  auto* question = new QuestionSection(desk_, body_);
  rating_ = new RatingSection(desk_, body_);
  auto* stipulation = new StipulationSection(desk_, body_);
  scope_ = new ScopeSection(desk_, body_);
  checkpoints_ = new CheckpointSection(desk_, body_);
  memo_ = new MemoSection(desk_, body_);
  auto* standing = new StandingSection(desk_, body_);
  auto* related = new RelatedSection(desk_, body_);
  auto* signalsSection = new SignalSection(desk_, shell_, body_);
  auto* registers = new RegisterSection(desk_, shell_, body_);
  auto* assignment = new AssignmentSection(desk_, body_);
  comments_ = new CommentSection(desk_, body_);
  evidence_ = new EvidenceSection(desk_, body_);
  auto* guidance = new GuidanceSection(desk_, body_);
  auto* history = new HistorySection(desk_, body_);
  sections_ = {question,  rating_,    stipulation,    scope_,   checkpoints_,
               evidence_, memo_,      signalsSection, standing, related,
               registers, assignment, comments_,      guidance, history};
  for (EditorSection* section : sections_) {
    if (section == checkpoints_ || section == memo_ || section == standing ||
        section == assignment) {
      column->addWidget(makeLine(body_));
    }
    // The folds at the end stand together as one list.
    const bool fold = section == guidance || section == history;
    if (fold) column->addSpacing(-px(6));
    column->addWidget(section);
    connect(section, &EditorSection::itemWanted, this, &ItemEditor::itemWanted);
    connect(section, &EditorSection::said, this, &ItemEditor::said);
  }
  column->addStretch();
  scroll_->setWidget(body_);
  connect(scope_, &ScopeSection::finished, this, &ItemEditor::done);
  connect(rating_, &RatingSection::gapWanted, this, &ItemEditor::gapWanted);

  rememberFold(QStringLiteral("evidence"), evidence_->fold(), true);
  rememberFold(QStringLiteral("notes"), guidance->notes(), false);
  rememberFold(QStringLiteral("crosswalk"), guidance->crosswalk(), false);
  rememberFold(QStringLiteral("history"), history->fold(), false);
  rememberFold(QStringLiteral("comments"), comments_->fold(), false);
  rememberFold(QStringLiteral("related"), related->fold(), true);
  rememberFold(QStringLiteral("registers"), registers->fold(), true);
  rememberFold(QStringLiteral("signals"), signalsSection->fold(), true);
}

void ItemEditor::rememberFold(const QString& name, Fold* fold, bool open) {
  const QString key = QStringLiteral("assess.fold.") + name;
  const QVariant kept = shell_.remembered(key);
  fold->setOpen(kept.isValid() ? kept.toBool() : open);
  connect(fold->header(), &QToolButton::clicked, this,
          [this, key](bool on) { shell_.remember(key, on); });
}

void ItemEditor::showItem(std::optional<std::size_t> index) {
  const bool same = index == index_;
  index_ = index;
  head_->setVisible(index.has_value());
  scroll_->setVisible(index.has_value());
  empty_->setVisible(!index.has_value());
  if (!index) return;
  refreshHead();
  for (EditorSection* section : sections_) section->showItem(*index);
  if (!same) scroll_->verticalScrollBar()->setValue(0);
}

void ItemEditor::refresh() {
  stale_ = false;
  if (!index_ || *index_ >= desk_.size()) return;
  refreshHead();
  for (EditorSection* section : sections_) section->refresh();
}

void ItemEditor::refreshHead() {
  const Item& item = desk_.item(*index_);
  id_->setText(toQt(item.id));
  clear(*tagFlow_);
  const auto addTag = [this](const QString& words, TagTone tone, const QString& tip) {
    auto* tag = new Tag(words, tone, tags_);
    tag->setToolTip(tip);
    tagFlow_->addWidget(tag);
    tag->show();
  };
  const Choice& modality = desk_.catalog().modality(item.modality);
  addTag(inLanguage(modality.label),
         item.modality == Modality::Expected ? TagTone::Accent : TagTone::Plain,
         inLanguage(modality.note));
  for (const auto& id : item.functions) {
    if (const Choice* function = desk_.catalog().function(id)) {
      addTag(inLanguage(function->label), TagTone::Plain, inLanguage(function->note));
    }
  }
  if (desk_.score(*index_).contradicted) {
    addTag(text("signals.contradicted"), TagTone::Danger,
           text("signals.contradicted.why", desk_.catalog().scale().signalClaim));
  }
  if (const auto mark = desk_.approvalMark(*index_); !mark.isEmpty()) {
    const bool reopened = desk_.approval(*index_) == AnswerApproval::Reopened;
    addTag(mark, reopened ? TagTone::Warning : TagTone::Good, desk_.approvalHint(*index_));
  }
  const auto answer = desk_.shownAnswer(*index_);
  const bool flagged = answer ? answer->flagged : desk_.score(*index_).flagged;
  flag_->setChecked(flagged);
  flag_->setIcon(icon("flag", flagged ? Ink::Bad : Ink::Muted));
  flag_->setText(flagged ? text("assess.mark.flagged") : QString());
  flag_->setToolTip(flagged ? text("assess.flag.take") : text("assess.flag.put"));
  flag_->setAccessibleName(flag_->toolTip());
  const bool may = desk_.refusal(*index_) == AnswerDesk::Refusal::None;
  flag_->setEnabled(may);
  if (!may) flag_->setToolTip(desk_.whyNot(*index_));
  flag_->setVisible(may || flagged);
}

void ItemEditor::leave() {
  memo_->leave();
  comments_->leave();
}

// Brings it into view and leaves a little air around it.
void ItemEditor::reveal(QWidget* widget) {
  scroll_->ensureWidgetVisible(widget, 0, px(24));
}

void ItemEditor::focusFirst() {
  rating_->focusLevel();
  reveal(rating_);
}

void ItemEditor::showFound(const QString& field, const QStringList& words) {
  if (!index_) return;
  if (field == QLatin1String("note")) {
    memo_->mark(words);
    reveal(memo_);
  } else if (field == QLatin1String("reason")) {
    reveal(scope_);
  } else if (field.startsWith(QLatin1String("comment/"))) {
    comments_->unfold(field.section(u'/', 1));
    reveal(comments_);
  }
}

void ItemEditor::focusMemo() {
  memo_->focusMemo();
  reveal(memo_);
}

void ItemEditor::revealEvidence() {
  Fold* fold = evidence_->fold();
  if (!fold->isOpen()) fold->header()->click();
  // Its rows have their heights only after the layout has run.
  body_->layout()->activate();
  reveal(evidence_);
}

void ItemEditor::attachEvidence() {
  revealEvidence();
  evidence_->attach();
}

void ItemEditor::pasteEvidence() {
  revealEvidence();
  evidence_->paste();
}

// Files dropped anywhere on the item are its evidence, also over a text field.
void ItemEditor::takeDrops() {
  auto* area = new DropArea(this, [this](std::size_t files) {
    return index_ ? evidence_->offer(files) : DropArea::Offer{false, text("assess.editor.empty")};
  });
  for (QWidget* each : body_->findChildren<QWidget*>()) {
    if (each->acceptDrops()) area->guard(each);
  }
  connect(area, &DropArea::dropped, this, [this](const std::vector<IntakeItem>& items) {
    if (!index_) return;
    const auto take = [this, items, at = *index_] {
      if (index_ != at) return;
      revealEvidence();
      evidence_->take(items);
    };
    collect::offerTakeBack(shell_, desk_.workspace(), items, this, take);
  });
}

void ItemEditor::askOutOfScope() {
  scope_->toggle();
  if (scope_->isAsking()) reveal(scope_);
}

bool ItemEditor::cancelQuestion() {
  if (!scope_->isAsking()) return false;
  scope_->cancel();
  return true;
}

void ItemEditor::cycleCheckpoint(std::size_t place) {
  checkpoints_->cycle(place);
  reveal(checkpoints_);
}

}  // namespace kijun::ui::assess
