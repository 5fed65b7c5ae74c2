#include "ui/pages/review/review_pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/assess/parts.h"
#include "ui/pages/review/comparison.h"
#include "ui/pages/review/item_facts.h"
#include "ui/pages/review/return_box.h"
#include "ui/pages/review/reviewer_edit.h"
#include "ui/pages/review/words.h"
#include "ui/review/comment_threads.h"
#include "ui/review/refusal.h"
#include "ui/shell/page.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::review {

ReviewPane::ReviewPane(WorkspaceModel& workspace, Shell& shell, QWidget* parent)
    : QWidget(parent), workspace_(workspace), shell_(shell) {
  setProperty("look", "surface");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = assess::makeColumn(this, 0);
  buildHead();
  column->addWidget(head_);
  auto* boxHolder = new QVBoxLayout;
  box_ = new ReturnBox(workspace_, this);
  boxHolder->addWidget(box_);
  column->addLayout(boxHolder);
  buildBody();
  column->addWidget(scroll_, 1);
  empty_ = assess::makeLabel(this, "muted");
  empty_->setAlignment(Qt::AlignCenter);
  retext(empty_, "review.choose");
  column->addWidget(empty_, 1);
  onLookChange(this, [boxHolder] { boxHolder->setContentsMargins(px(20), 0, px(20), 0); });
  connect(box_, &ReturnBox::sent, this, &ReviewPane::returned);
  connect(box_, &ReturnBox::closed, this, &ReviewPane::done);
  connect(&comparison_->edit(), &ReviewerEdit::said, this, &ReviewPane::said);
  connect(facts_, &ItemFacts::said, this, &ReviewPane::said);
  connect(comments_, &CommentThreads::said, this, &ReviewPane::said);
  onLanguageChange(this, [this] { refresh(); });
  showRow({});
}

void ReviewPane::buildHead() {
  head_ = new QWidget(this);
  auto* column = new QVBoxLayout(head_);
  auto* row = assess::makeRow(column, 8);
  place_ = assess::makeLabel(head_, "accent", false);
  place_->setObjectName(QStringLiteral("reviewPlace"));
  setFace(place_, Face::Strong);
  tags_ = new QWidget(head_);
  tagFlow_ = new FlowLayout(tags_, px(6), px(4));
  previous_ = assess::makeTool(head_);
  retext(previous_, "assess.previousItem");
  next_ = assess::makeTool(head_);
  retext(next_, "assess.nextItem");
  open_ = assess::makeTool(head_);
  open_->setObjectName(QStringLiteral("reviewOpen"));
  retext(open_, "review.open");
  retextProperty(open_, "toolTip", KIJUN_TEXT("review.open.tip"));
  return_ = new QPushButton(head_);
  return_->setObjectName(QStringLiteral("reviewReturn"));
  retext(return_, "review.return");
  confirm_ = new QPushButton(head_);
  confirm_->setObjectName(QStringLiteral("reviewConfirm"));
  confirm_->setProperty("look", "primary");
  retext(confirm_, "review.confirm");
  row->addWidget(place_, 0, Qt::AlignTop);
  row->addWidget(tags_, 1);
  for (QWidget* button :
       std::initializer_list<QWidget*>{open_, previous_, next_, return_, confirm_}) {
    row->addWidget(button, 0, Qt::AlignTop);
  }
  touch_ = assess::makeLabel(head_, "muted");
  touch_->setObjectName(QStringLiteral("reviewTouch"));
  setFace(touch_, Face::Small);
  column->addWidget(touch_);
  onLookChange(head_, [this, column] {
    column->setContentsMargins(px(20), px(10), px(16), px(6));
    column->setSpacing(px(2));
    place_->setMinimumHeight(confirm_->sizeHint().height());
    tagFlow_->setContentsMargins(0, (confirm_->sizeHint().height() - px(21)) / 2, 0, 0);
  });
  connect(previous_, &QToolButton::clicked, this, &ReviewPane::previousWanted);
  connect(next_, &QToolButton::clicked, this, &ReviewPane::nextWanted);
  connect(open_, &QToolButton::clicked, this, &ReviewPane::openWanted);
  connect(return_, &QPushButton::clicked, this, &ReviewPane::returnWanted);
  connect(confirm_, &QPushButton::clicked, this, &ReviewPane::confirmWanted);
}

void ReviewPane::buildBody() {
  scroll_ = new QScrollArea(this);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  auto* body = new QWidget(scroll_);
  body->setProperty("look", "scrolled");
  auto* column = new QVBoxLayout(body);
  question_ = assess::makeLabel(body);
  question_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  setFace(question_, Face::Question);
  comparison_ = new Comparison(workspace_, body);
  facts_ = new ItemFacts(workspace_, shell_, body);
  commentFold_ = new assess::Fold(KIJUN_TEXT("assess.comments"), body);
  commentFold_->setOpen(true);
  comments_ = new CommentThreads(workspace_, commentFold_);
  commentFold_->body()->addWidget(comments_);
  for (QWidget* part : std::initializer_list<QWidget*>{
           question_, comparison_, assess::makeLine(body), facts_, assess::makeLine(body),
           commentFold_, assess::makeLine(body), facts_->levels()}) {
    column->addWidget(part);
  }
  column->addStretch();
  scroll_->setWidget(body);
  onLookChange(body, [column] {
    column->setContentsMargins(px(20), px(4), px(20), px(20));
    column->setSpacing(px(10));
  });
}

void ReviewPane::showRow(std::optional<ReviewRow> row) {
  const bool other = !row || !row_ || row->key() != row_->key();
  if (other) {
    leave();
    box_->close();
  }
  row_ = std::move(row);
  head_->setVisible(row_.has_value());
  scroll_->setVisible(row_.has_value());
  empty_->setVisible(!row_);
  if (!row_) return;
  if (other) {
    comparison_->showAnswer(row_->key());
    facts_->showAnswer(row_->key());
    scroll_->verticalScrollBar()->setValue(0);
    submissionHead_ = -1;
  }
  refresh();
}

void ReviewPane::refresh() {
  const Item* item = row_ ? workspace_.catalog().item(row_->key().item) : nullptr;
  if (!item) return;
  refreshHead();
  question_->setText(inLanguage(item->question));
  comparison_->refresh();
  facts_->refresh();
  comments_->showAnswers({row_->key()});
  commentFold_->setCount(comments_->count());
  readSubmission();
}

void ReviewPane::refreshHead() {
  const auto& snapshot = workspace_.snapshot();
  const auto& row = *row_;
  place_->setText(placeWords(snapshot.current, row.key()));
  clear(*tagFlow_);
  const auto addTag = [this](const QString& words, TagTone tone) {
    auto* tag = new Tag(words, tone, tags_);
    tagFlow_->addWidget(tag);
    tag->show();
  };
  addTag(assess::stateWords(row.due.state), stateTone(row.due.state));
  addTag(ownerWords(snapshot, row.due), TagTone::Plain);
  const auto due = row.due.due.empty() ? snapshot.current.cycle.due : row.due.due;
  if (row.due.overdue) {
    addTag(text("review.overdue", due), TagTone::Danger);
  } else if (!due.empty()) {
    addTag(text("review.due", due), TagTone::Plain);
  }
  for (const auto concern : row.concerns()) {
    if (concern != Concern::NotSubmitted) addTag(concernWords(concern, row), TagTone::Warning);
  }
  touch_->setVisible(row.touch.has_value());
  if (row.touch) {
    touch_->setText(text("review.touched", touchWords(*row.touch, snapshot.offsetMinutes)));
  }
  const AnswerKey keys[] = {row.key()};
  const auto noConfirm =
      whyNot(workspace_, *commands::setState({}, AnswerState::Confirmed).kind, keys);
  const auto noReturn = whyNot(workspace_, *commands::returnAnswers({}, {}).kind, keys);
  confirm_->setEnabled(noConfirm.isEmpty() && row.due.state != AnswerState::Confirmed);
  confirm_->setToolTip(noConfirm);
  return_->setEnabled(noReturn.isEmpty());
  return_->setToolTip(noReturn);
}

// Only as often as the journal moved on.
void ReviewPane::readSubmission() {
  const auto head = workspace_.snapshot().headEntry;
  if (submissionHead_ == head) return;
  submissionHead_ = head;
  inBackground(
      this,
      [session = workspace_.sessionPtr(), key = row_->key()] {
        return lastSubmission(*session, key);
      },
      [this, asked = ++asked_](std::optional<Submission> submission) {
        if (asked == asked_) comparison_->setSubmission(std::move(submission));
      },
      [this](const std::exception_ptr& failure) {
        Q_EMIT said(failureInWords(failure, "Reading what was submitted"));
      });
}

void ReviewPane::leave() {
  comparison_->edit().leave();
  comments_->leave();
  box_->leave();
}

void ReviewPane::askReturn(std::vector<AnswerKey> keys) {
  box_->ask(std::move(keys));
}

bool ReviewPane::cancelQuestion() {
  if (box_->isHidden()) return false;
  box_->close();
  return true;
}

void ReviewPane::focusEdit() {
  if (!row_) return;
  comparison_->edit().focusLevel();
  scroll_->ensureWidgetVisible(comparison_->edit().level());
}

void ReviewPane::focusComment() {
  if (!row_) return;
  commentFold_->setOpen(true);
  if (comments_->focusNew()) scroll_->ensureWidgetVisible(comments_->focusWidget());
}

}  // namespace kijun::ui::review
