#include "ui/widgets/record_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/background.h"
#include "ui/models/opening.h"
#include "ui/models/record_list_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/record_form.h"
#include "workspace/permission.h"

namespace kijun::ui {

RecordDialog::RecordDialog(WorkspaceModel& workspace, const RecordDescription& description,
                           QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      description_(description),
      model_(new RecordListModel(description, this)),
      filter_(new QLineEdit(this)),
      list_(new QListView(this)),
      form_(new RecordForm(description, this)),
      problem_(new QLabel(this)),
      newButton_(new QPushButton(text("ui.record.new"), this)),
      removeButton_(new QPushButton(text("ui.record.remove"), this)) {
  setWindowTitle(text(description.textId));
  const auto refused = refusalOf(*commands::putRecord(description_, {}).kind, workspace_.actor(),
                                 workspace_.snapshot());
  if (refused) whyNot_ = rendered(*refused);
  editable_ = !workspace_.isReadOnly() && !refused;
  build();
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& typed) {
    const QSignalBlocker quiet(list_->selectionModel());
    model_->setFilter(typed);
    list_->setCurrentIndex(model_->indexOf(current_));
  });
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) {
            const Id id = model_->idAt(index);
            if (id.empty() || id == current_) return;
            current_ = id;
            making_ = false;
            showCurrent();
          });
  connect(form_, &RecordForm::edited, this, &RecordDialog::save);
  connect(newButton_, &QPushButton::clicked, this, &RecordDialog::beginNew);
  connect(removeButton_, &QPushButton::clicked, this, &RecordDialog::remove);
  connect(&workspace_, &WorkspaceModel::structureChanged, this, &RecordDialog::reload);
  // The banner of the window lies behind this dialog.
  connect(&workspace_, &WorkspaceModel::failed, problem_, &QLabel::setText);
  resize(px(780), px(560));
  refresh();
  reload();
}

// An editor that dies with the focus says it was left; nobody listens any more.
RecordDialog::~RecordDialog() {
  form_->disconnect(this);
}

void RecordDialog::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, px(12));
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  auto* side = new QVBoxLayout;
  side->setContentsMargins(px(12), px(12), px(12), px(12));
  filter_->setPlaceholderText(text("ui.filter"));
  filter_->setAccessibleName(text("ui.filter"));
  list_->setAccessibleName(windowTitle());
  list_->setModel(model_);
  list_->setUniformItemSizes(true);
  newButton_->setAutoDefault(false);
  newButton_->setObjectName("recordNew");
  removeButton_->setAutoDefault(false);
  removeButton_->setObjectName("recordRemove");
  side->addWidget(filter_);
  side->addWidget(list_, 1);
  side->addWidget(newButton_);
  row->addLayout(side, 2);
  auto* line = new QFrame(this);
  line->setProperty("look", "vline");
  row->addWidget(line);
  auto* main = new QVBoxLayout;
  main->setContentsMargins(px(20), px(16), px(20), px(12));
  main->setSpacing(px(12));
  // A register may have more fields than a small screen has height.
  auto* scroll = new QScrollArea(this);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  form_->setProperty("look", "scrolled");
  scroll->setWidget(form_);
  main->addWidget(scroll, 1);
  if (!whyNot_.isEmpty()) {
    auto* why = new QLabel(whyNot_, this);
    why->setObjectName("recordWhyNot");
    why->setWordWrap(true);
    why->setProperty("look", "muted");
    main->addWidget(why);
  }
  problem_->setWordWrap(true);
  problem_->setProperty("look", "bad");
  main->addWidget(problem_);
  row->addLayout(main, 3);
  column->addLayout(row, 1);
  auto* foot = new QFrame(this);
  foot->setProperty("look", "line");
  column->addWidget(foot);
  auto* buttons = new QDialogButtonBox(this);
  buttons->setContentsMargins(px(12), px(12), px(12), 0);
  buttons->addButton(removeButton_, QDialogButtonBox::ActionRole);
  auto* close = buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole);
  close->setAutoDefault(false);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
  column->addWidget(buttons);
}

void RecordDialog::beginNew() {
  current_.clear();
  making_ = true;
  list_->setCurrentIndex({});
  problem_->clear();
  form_->clear();
  refresh();
  form_->first()->setFocus();
}

void RecordDialog::showRecord(const Id& id) {
  current_ = id;
  making_ = false;
  list_->setCurrentIndex(model_->indexOf(id));
  showCurrent();
}

void RecordDialog::reload() {
  using Rows = std::map<std::string, std::vector<Row>, std::less<>>;
  inBackground(
      this,
      [session = workspace_.sessionPtr(), description = &description_] {
        Rows rows;
        rows[std::string(description->id)] = session->rows(*description);
        for (const auto& field : description->fields) {
          const auto* target = findDescription(field.target);
          if (target) rows[std::string(field.target)] = session->rows(*target);
        }
        return rows;
      },
      [this](Rows rows) { adopt(std::move(rows)); },
      [this](const std::exception_ptr& failure) { problem_->setText(failureOf(failure).what); });
}

void RecordDialog::adopt(std::map<std::string, std::vector<Row>, std::less<>> rows) {
  form_->setTargets(rows);
  auto& fresh = rows[std::string(description_.id)];
  bool edited = false;
  if (creating_) {
    // The new one is the one that was not here.
    for (const Row& row : fresh) {
      if (model_->row(textOf(row.front()))) continue;
      current_ = textOf(row.front());
      Row typed = form_->row();
      typed.front() = row.front();
      edited = typed != row;
      form_->setRow(typed);
      creating_ = false;
      making_ = false;
      break;
    }
  }
  const QSignalBlocker quiet(list_->selectionModel());
  model_->setRows(std::move(fresh));
  if (!making_ && !model_->row(current_)) current_.clear();
  if (!making_ && current_.empty() && model_->rowCount() > 0) {
    current_ = model_->idAt(model_->index(0));
    showCurrent();
  }
  list_->setCurrentIndex(model_->indexOf(current_));
  refresh();
  // Typed on while the new record was on its way.
  if (edited) save();
  Q_EMIT loaded();
}

void RecordDialog::showCurrent() {
  problem_->clear();
  if (const Row* row = model_->row(current_)) form_->setRow(*row);
  refresh();
}

void RecordDialog::refresh() {
  form_->setReadOnly(!editable_ || (!making_ && current_.empty()));
  newButton_->setEnabled(editable_);
  removeButton_->setEnabled(editable_ && !current_.empty());
  newButton_->setToolTip(whyNot_);
  removeButton_->setToolTip(whyNot_);
}

void RecordDialog::save() {
  if (creating_ || (!making_ && current_.empty())) return;
  const Row row = form_->row();
  const Row* stored = model_->row(current_);
  if (stored && *stored == row) return;
  const auto isEmpty = [](const Value& value) { return std::holds_alternative<Null>(value); };
  if (making_ && std::ranges::all_of(row, isEmpty)) return;
  const auto problems = problemsOf(description_, row);
  problem_->setText(problems.empty() ? QString() : rendered(problems.front()));
  if (!problems.empty()) return;
  creating_ = making_;
  workspace_.post(commands::putRecord(description_, row), [this, self = QPointer(this)](bool ok) {
    if (self && !ok) creating_ = false;
  });
}

void RecordDialog::remove() {
  if (current_.empty()) return;
  workspace_.post(commands::deleteRecord(description_, current_));
}

// What was typed in the field that still has the focus is saved too.
void RecordDialog::done(int result) {
  save();
  QDialog::done(result);
}

}  // namespace kijun::ui
