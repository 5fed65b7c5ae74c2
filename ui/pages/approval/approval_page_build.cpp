// How the approval page is put together.
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/pages/approval/approval_page.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::approval {
namespace {

QLabel* makeLabel(QWidget* parent, const char* look) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setProperty("look", look);
  return label;
}

}  // namespace

ApprovalPage::ApprovalPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace), watch_(workspace, this) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  banner_ = new Banner(this);
  column->addWidget(banner_);
  auto* inner = new QVBoxLayout;
  inner->addWidget(makeHead());
  auto* splitter = new QSplitter(this);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(makeSets());
  splitter->addWidget(makeDetail());
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  splitter->setSizes({px(690), px(460)});
  inner->addWidget(splitter, 1);
  column->addLayout(inner, 1);
  onLookChange(this, [inner] {
    inner->setContentsMargins(px(20), px(16), 0, 0);
    inner->setSpacing(px(12));
  });
  connectParts();
}

QWidget* ApprovalPage::makeHead() {
  auto* head = new QWidget(this);
  auto* column = new QVBoxLayout(head);
  column->setContentsMargins(0, 0, 0, 0);
  auto* row = new QHBoxLayout;
  auto* title = new QLabel(head);
  setFace(title, Face::Title);
  retext(title, "approvalpage.title");
  auto* termsLabel = new QLabel(head);
  termsLabel->setProperty("look", "muted");
  retext(termsLabel, "approvalpage.terms");
  terms_ = new SegmentedControl(head, Clearing::Refused);
  terms_->setObjectName("approvalTerms");
  row->addWidget(title);
  row->addStretch();
  row->addWidget(termsLabel);
  row->addWidget(terms_);
  column->addLayout(row);
  auto* words = makeLabel(head, "muted");
  retext(words, "approvalpage.words");
  column->addWidget(words);
  onLookChange(head, [this, column, row] {
    terms_->setFixedWidth(px(400));
    column->setContentsMargins(0, 0, px(20), 0);
    row->setSpacing(px(8));
  });
  return head;
}

QWidget* ApprovalPage::makeSets() {
  sets_ = new QTreeWidget(this);
  sets_->setObjectName("approvalSets");
  sets_->setColumnCount(6);
  sets_->setRootIsDecorated(false);
  sets_->setUniformRowHeights(true);
  sets_->setAllColumnsShowFocus(true);
  retextProperty(sets_, "accessibleName", KIJUN_TEXT("approvalpage.sets"));
  auto* head = sets_->header();
  head->setStretchLastSection(false);
  head->setSectionResizeMode(QHeaderView::Interactive);
  head->setSectionResizeMode(0, QHeaderView::Stretch);
  onLookChange(sets_, [head] {
    head->setMinimumSectionSize(px(50));
    head->resizeSection(1, px(96));
    for (int step = 2; step < 5; ++step) head->resizeSection(step, px(100));
    head->resizeSection(5, px(90));
  });
  return sets_;
}

QWidget* ApprovalPage::makeDetail() {
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* pane = new QWidget;
  pane->setProperty("look", "scrolled");
  auto* column = new QVBoxLayout(pane);
  name_ = new QLabel(pane);
  name_->setWordWrap(true);
  setFace(name_, Face::Question);
  counts_ = makeLabel(pane, "muted");
  counts_->setObjectName("approvalCounts");
  next_ = new QLabel(pane);
  next_->setObjectName("approvalNext");
  next_->setWordWrap(true);
  setFace(next_, Face::Strong);
  stamps_ = new QLabel(pane);
  stamps_->setObjectName("approvalStamps");
  stamps_->setWordWrap(true);
  stamps_->setTextFormat(Qt::PlainText);
  for (QWidget* part : std::initializer_list<QWidget*>{name_, counts_, next_, stamps_}) {
    column->addWidget(part);
  }
  column->addWidget(makeSigning(pane));
  answersTitle_ = new QLabel(pane);
  answersTitle_->setWordWrap(true);
  setFace(answersTitle_, Face::Strong);
  answers_ = new QListWidget(pane);
  answers_->setObjectName("approvalAnswers");
  retextProperty(answers_, "accessibleName", KIJUN_TEXT("approvalpage.answers"));
  history_ = makeLabel(pane, "muted");
  history_->setObjectName("approvalHistory");
  history_->setTextFormat(Qt::PlainText);
  history_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(answersTitle_);
  column->addWidget(answers_, 1);
  column->addWidget(history_);
  column->addStretch();
  scroll->setWidget(pane);
  onLookChange(scroll, [this, column] {
    column->setContentsMargins(px(20), 0, px(20), px(16));
    column->setSpacing(px(10));
    answers_->setMinimumHeight(px(96));
  });
  return scroll;
}

QWidget* ApprovalPage::makeSigning(QWidget* parent) {
  auto* signing = new QWidget(parent);
  auto* column = new QVBoxLayout(signing);
  column->setContentsMargins(0, 0, 0, 0);
  note_ = new QLineEdit(signing);
  note_->setObjectName("approvalNote");
  retextProperty(note_, "placeholderText", KIJUN_TEXT("approvalpage.note"));
  retextProperty(note_, "accessibleName", KIJUN_TEXT("approvalpage.note"));
  auto* row = new QHBoxLayout;
  sign_ = new QPushButton(signing);
  sign_->setObjectName("approvalSign");
  sign_->setProperty("look", "primary");
  return_ = new QPushButton(signing);
  return_->setObjectName("approvalReturn");
  retext(return_, "approvalpage.return");
  row->addWidget(sign_);
  row->addWidget(return_);
  row->addStretch();
  why_ = makeLabel(signing, "muted");
  why_->setObjectName("approvalWhy");
  column->addWidget(note_);
  column->addLayout(row);
  column->addWidget(why_);
  onLookChange(signing, [column, row] {
    column->setSpacing(px(8));
    row->setSpacing(px(8));
  });
  return signing;
}

}  // namespace kijun::ui::approval
