// How the dialog that takes questionnaires back is put together.
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/pages/collect/return_detail.h"
#include "ui/pages/collect/return_table.h"
#include "ui/pages/collect/take_back_dialog.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::collect {

TakeBackDialog::TakeBackDialog(Shell& shell, WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent),
      shell_(shell),
      workspace_(workspace),
      whyNot_(whyNotTakenBack(workspace)),
      banner_(new Banner(this)),
      body_(new QStackedWidget(this)),
      empty_(new EmptyState("collect", KIJUN_TEXT("collect.take_back.empty"),
                            KIJUN_TEXT("collect.take_back.empty.words"), body_)) {
  setWindowTitle(text("collect.take_back.title"));
  setAcceptDrops(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, px(12));
  column->setSpacing(0);
  column->addWidget(buildHead());
  column->addWidget(banner_);
  auto* first = empty_->setAction(KIJUN_TEXT("collect.take_back.choose"), [this] { choose(); });
  first->setObjectName(QStringLiteral("returnChooseFirst"));
  body_->addWidget(empty_);
  body_->addWidget(buildWork());
  column->addWidget(body_, 1);
  column->addWidget(buildFoot());
  connectParts();
  // At large text it still fits a small screen.
  resize(QSize(px(1160), px(680)).boundedTo(screen()->availableSize() * 0.96));
  refresh();
  names_->hide();
  first->setFocus();
}

QWidget* TakeBackDialog::buildHead() {
  auto* head = new QWidget(this);
  head->setProperty("look", "bar");
  head->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(px(16), px(10), px(16), px(10));
  row->setSpacing(px(10));
  file_ = new ElidedLabel({}, head);
  setFace(file_, Face::Strong);
  source_ = new QLabel(head);
  source_->setObjectName(QStringLiteral("returnSource"));
  source_->setProperty("look", "muted");
  const auto box = [&](const char* name, const QString& words) {
    auto* made = new QComboBox(head);
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(words);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(14);
    return made;
  };
  department_ = box("returnDepartment", text("record.answer.department"));
  respondent_ = box("returnRespondent", text("record.answer.respondent"));
  department_->addItem(text("collect.take_back.department.file"), QString());
  respondent_->addItem(text("collect.take_back.respondent.file"), QString());
  for (const auto& each : workspace_.snapshot().departments) {
    department_->addItem(toQt(each.name), toQt(each.id));
  }
  for (const auto& each : workspace_.snapshot().people) {
    respondent_->addItem(toQt(each.name), toQt(each.name));
  }
  names_ = new QWidget(head);
  auto* names = new QHBoxLayout(names_);
  names->setContentsMargins(0, 0, 0, 0);
  names->setSpacing(px(8));
  auto* in = new QLabel(text("collect.take_back.in_name_of"), names_);
  in->setProperty("look", "muted");
  for (auto* part : std::initializer_list<QWidget*>{in, department_, respondent_}) {
    names->addWidget(part);
  }
  auto* other = new QPushButton(text("collect.take_back.choose"), head);
  other->setObjectName(QStringLiteral("returnChoose"));
  other->setAutoDefault(false);
  row->addWidget(file_, 1);
  row->addWidget(source_);
  row->addWidget(names_);
  row->addWidget(other);
  connect(other, &QPushButton::clicked, this, [this] { choose(); });
  return head;
}

QWidget* TakeBackDialog::buildWork() {
  auto* around = new QWidget(body_);
  auto* across = new QHBoxLayout(around);
  across->setContentsMargins(px(16), px(12), px(16), px(8));
  across->setSpacing(px(16));
  list_ = new QListWidget(around);
  list_->setObjectName(QStringLiteral("returnFiles"));
  list_->setAccessibleName(text("collect.take_back.files"));
  list_->setFixedWidth(px(220));
  list_->setTextElideMode(Qt::ElideMiddle);
  list_->hide();
  across->addWidget(list_);
  auto* column = new QVBoxLayout;
  column->setSpacing(px(8));
  auto* top = new QHBoxLayout;
  top->setSpacing(px(8));
  fates_ = new SegmentedControl(around, Clearing::Refused);
  fates_->setObjectName(QStringLiteral("returnFates"));
  fates_->setAccessibleName(text("collect.return.column.fate"));
  const auto button = [&](const char* name, std::string_view textId, std::string_view tipId) {
    auto* made = new QPushButton(rendered(Message{std::string(textId), {}}), around);
    made->setObjectName(QLatin1String(name));
    made->setToolTip(rendered(Message{std::string(tipId), {}}));
    made->setAutoDefault(false);
    made->hide();
    return made;
  };
  allMine_ = button("returnAllMine", KIJUN_TEXT("collect.take_back.all_mine"),
                    KIJUN_TEXT("collect.take_back.all_mine.tip"));
  allTheirs_ = button("returnAllTheirs", KIJUN_TEXT("collect.take_back.all_theirs"),
                      KIJUN_TEXT("collect.take_back.all_theirs.tip"));
  top->addWidget(fates_);
  top->addStretch(1);
  top->addWidget(allMine_);
  top->addWidget(allTheirs_);
  column->addLayout(top);
  notes_ = new QLabel(around);
  notes_->setObjectName(QStringLiteral("returnNotes"));
  notes_->setWordWrap(true);
  notes_->setProperty("look", "muted");
  notes_->hide();
  column->addWidget(notes_);
  auto* splitter = new QSplitter(Qt::Vertical, around);
  splitter->setChildrenCollapsible(false);
  model_ = new ReturnTable(workspace_.cycle().catalog, this);
  table_ = new QTableView(splitter);
  table_->setObjectName(QStringLiteral("returnRows"));
  table_->setAccessibleName(text("collect.take_back.rows"));
  table_->setModel(model_);
  asList(*table_);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setWordWrap(false);
  table_->installEventFilter(this);
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  auto* head = table_->horizontalHeader();
  head->setSectionResizeMode(QHeaderView::Interactive);
  head->setStretchLastSection(true);
  head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  head->resizeSection(ReturnTable::Item, px(110));
  head->resizeSection(ReturnTable::Title, px(230));
  head->resizeSection(ReturnTable::Unit, px(90));
  head->resizeSection(ReturnTable::Fate, px(110));
  head->resizeSection(ReturnTable::Change, px(330));
  head->resizeSection(ReturnTable::Choice, px(120));
  splitter->addWidget(table_);
  detail_ = new ReturnDetail(workspace_.cycle().catalog, splitter);
  splitter->addWidget(detail_);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  splitter->setSizes({px(300), px(240)});
  column->addWidget(splitter, 1);
  across->addLayout(column, 1);
  return around;
}

QWidget* TakeBackDialog::buildFoot() {
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(px(16), px(4), px(16), 0);
  row->setSpacing(px(10));
  doing_ = new QLabel(foot);
  doing_->setObjectName(QStringLiteral("returnDoing"));
  progress_ = new ProgressLine(foot);
  progress_->hide();
  close_ = new QPushButton(text("ui.close"), foot);
  close_->setObjectName(QStringLiteral("returnClose"));
  close_->setAutoDefault(false);
  apply_ = new QPushButton(foot);
  apply_->setObjectName(QStringLiteral("returnApply"));
  apply_->setDefault(true);
  row->addWidget(doing_);
  row->addWidget(progress_, 1);
  row->addStretch(0);
  row->addWidget(close_);
  row->addWidget(apply_);
  return foot;
}

void TakeBackDialog::connectParts() {
  connect(&job_, &TakeBackJob::wasRead, this, &TakeBackDialog::showRead);
  connect(&job_, &TakeBackJob::planned, this, &TakeBackDialog::showPlan);
  connect(&job_, &TakeBackJob::applied, this, &TakeBackDialog::showApplied);
  connect(&job_, &Job::failed, this, &TakeBackDialog::fail);
  connect(&job_, &Job::cancelled, this, [this] {
    applying_ = false;
    showIdle();
    refresh();
    Q_EMIT settled();
  });
  connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
    if (row >= 0 && current_ != static_cast<std::size_t>(row)) read(static_cast<std::size_t>(row));
  });
  for (auto* box : {department_, respondent_}) {
    connect(box, &QComboBox::currentIndexChanged, this, [this] { plan(); });
  }
  connect(fates_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    std::optional<ReturnFate> fate;
    for (const auto each : kReturnFates) {
      if (toQt(idOf(each)) == id) fate = each;
    }
    model_->setFate(fate);
    if (model_->rowCount() > 0) table_->setCurrentIndex(model_->index(0, 0));
    showRow();
  });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this] { showRow(); });
  connect(model_, &ReturnTable::chosen, this, [this] {
    showRow();
    refresh();
  });
  connect(detail_, &ReturnDetail::chosen, this, [this](ReturnChoice choice) { chooseFor(choice); });
  connect(allMine_, &QPushButton::clicked, this, [this] { chooseAll(ReturnChoice::Leave); });
  connect(allTheirs_, &QPushButton::clicked, this, [this] { chooseAll(ReturnChoice::Take); });
  connect(close_, &QPushButton::clicked, this, &QDialog::reject);
  connect(apply_, &QPushButton::clicked, this, [this] { apply(); });
}

}  // namespace kijun::ui::collect
