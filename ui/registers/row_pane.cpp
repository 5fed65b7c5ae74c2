#include "ui/registers/row_pane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/registers/refusal.h"
#include "ui/registers/row_history.h"
#include "ui/registers/row_references.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/record_form.h"
#include "workspace/commands.h"

namespace kijun::ui::registers {
namespace {

// Nothing that a person gave: choices stand on their first, and a yes/no on no.
bool isUntouched(const RecordDescription& description, const Row& row) {
  for (std::size_t i = 0; i < description.fields.size(); ++i) {
    const auto& field = description.fields[i];
    const auto* number = std::get_if<std::int64_t>(&row[i + 1]);
    const bool first = field.kind == FieldKind::YesNo
                           ? !number || *number == 0
                           : field.kind == FieldKind::Choice && field.need == Need::Required &&
                                 textOf(row[i + 1]) == field.choices.front().id;
    if (!first && !isEmptyValue(row[i + 1])) return false;
  }
  return true;
}

QToolButton* makeTool(QWidget* parent, const char* name, const char* iconName,
                      std::string_view textId) {
  auto* button = new QToolButton(parent);
  button->setObjectName(QLatin1String(name));
  setIcon(button, iconName);
  retextProperty(button, "toolTip", textId);
  retextProperty(button, "accessibleName", textId);
  return button;
}

}  // namespace

RowPane::RowPane(Shell& shell, WorkspaceModel& workspace, const RecordDescription& description,
                 QWidget* parent)
    : QWidget(parent),
      shell_(shell),
      workspace_(workspace),
      description_(description),
      body_(new QStackedWidget(this)) {
  nothing_ = new QWidget(body_);
  one_ = buildOne();
  several_ = buildSeveral();
  setProperty("look", "surface");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  for (QWidget* each : {nothing_, one_, several_}) body_->addWidget(each);
  column->addWidget(body_);
  onLanguageChange(this, [this] { makeForm(); });
}

RowPane::~RowPane() = default;

// Not a shortcut: a list of names that hangs open is closed by it first.
void RowPane::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape) return QWidget::keyPressEvent(event);
  Q_EMIT done();
}

QWidget* RowPane::buildOne() {
  auto* holder = new QWidget(body_);
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, px(12), 0, 0);
  column->setSpacing(px(8));
  auto* head = new QHBoxLayout;
  head->setContentsMargins(px(20), 0, px(12), 0);
  title_ = new ElidedLabel({}, holder);
  setFace(title_, Face::Question);
  duplicate_ = makeTool(holder, "registerDuplicate", "copy", KIJUN_TEXT("registerpage.duplicate"));
  remove_ = makeTool(holder, "registerRemove", "trash", KIJUN_TEXT("registerpage.remove"));
  connect(duplicate_, &QToolButton::clicked, this, &RowPane::duplicateWanted);
  connect(remove_, &QToolButton::clicked, this, &RowPane::removeWanted);
  head->addWidget(title_, 1);
  head->addWidget(duplicate_);
  head->addWidget(remove_);
  column->addLayout(head);
  const auto line = [&](const char* name, const char* look) {
    auto* label = new QLabel(holder);
    label->setObjectName(QLatin1String(name));
    label->setProperty("look", look);
    label->setWordWrap(true);
    label->setContentsMargins(px(20), 0, px(20), 0);
    column->addWidget(label);
    return label;
  };
  standing_ = line("registerStanding", "accent");
  whyNot_ = line("registerWhyNot", "muted");
  scroll_ = new QScrollArea(holder);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  panels_ = new QStackedWidget(holder);
  references_ = new RowReferences(shell_, workspace_, panels_);
  history_ = new RowHistory(shell_, workspace_, panels_);
  for (QWidget* panel : std::initializer_list<QWidget*>{references_, history_}) {
    panel->setContentsMargins(px(20), px(12), px(12), px(12));
  }
  tabs_ = new QTabBar(holder);
  tabs_->setObjectName(QStringLiteral("registerRowTabs"));
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setProperty("look", "page");
  retextProperty(tabs_, "accessibleName", KIJUN_TEXT("registerpage.panels"));
  for (QWidget* panel : std::initializer_list<QWidget*>{scroll_, references_, history_}) {
    panels_->addWidget(panel);
    tabs_->addTab({});
  }
  onLanguageChange(tabs_, [this] {
    tabs_->setTabText(0, text("registerpage.panel.form"));
    tabs_->setTabText(1, text("registerpage.panel.references"));
    tabs_->setTabText(2, text("registerpage.panel.history"));
  });
  connect(tabs_, &QTabBar::currentChanged, panels_, &QStackedWidget::setCurrentIndex);
  column->addWidget(tabs_);
  column->addWidget(panels_, 1);
  return holder;
}

QWidget* RowPane::buildSeveral() {
  auto* holder = new QWidget(body_);
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(px(24), px(24), px(24), px(24));
  column->setSpacing(px(10));
  count_ = new QLabel(holder);
  count_->setObjectName(QStringLiteral("registerSeveral"));
  count_->setWordWrap(true);
  setFace(count_, Face::Question);
  column->addWidget(count_);
  const auto button = [&](const char* name, std::string_view textId, auto signal) {
    auto* made = new QPushButton(holder);
    made->setObjectName(QLatin1String(name));
    retext(made, textId);
    connect(made, &QPushButton::clicked, this, signal);
    column->addWidget(made);
    return made;
  };
  bulk_ = button("registerBulk", KIJUN_TEXT("registerpage.bulk"), &RowPane::bulkWanted);
  button("registerCopy", KIJUN_TEXT("registerpage.copy"), &RowPane::copyWanted);
  removeSeveral_ =
      button("registerRemoveSeveral", KIJUN_TEXT("registerpage.remove"), &RowPane::removeWanted);
  column->addStretch();
  return holder;
}

// Its texts are made with it.
void RowPane::makeForm() {
  const auto typed = form_ ? std::optional(form_->row()) : std::nullopt;
  if (form_) form_->disconnect(this);
  auto* holder = new QWidget(scroll_);
  holder->setProperty("look", "scrolled");
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(px(20), px(4), px(20), px(20));
  form_ = new RecordForm(description_, holder);
  // Wider lines are hard to read.
  form_->setMaximumWidth(px(800));
  row->addWidget(form_, 1000);
  row->addStretch(1);
  scroll_->setWidget(holder);
  if (contents_) form_->setNames(contents_->names());
  if (typed) form_->setRow(*typed);
  connect(form_, &RecordForm::edited, this, &RowPane::save);
  refresh();
  showNotes();
}

void RowPane::setContents(ContentsPtr contents) {
  contents_ = std::move(contents);
  form_->setNames(contents_->names());
  if (before_ && posting_ == 0) adoptMade();
  if (state_ == State::One && posting_ == 0) adoptFresh();
  showNotes();
  retitle();
}

// The row that was not there before is the one that was begun.
void RowPane::adoptMade() {
  for (std::size_t row = 0; row < contents_->rows().size(); ++row) {
    const auto& id = contents_->idAt(row);
    if (before_->find(id)) continue;
    before_.reset();
    if (state_ != State::New) return;
    state_ = State::One;
    id_ = id;
    stored_.front() = id;
    Row typed = form_->row();
    typed.front() = id;
    form_->setRow(typed);
    adoptFresh();
    // Left while the row was on its way.
    save();
    references_->showRow(description_, id_);
    history_->showRow(description_, id_);
    tabs_->show();
    Q_EMIT made(toQt(id));
    return;
  }
}

// What is being typed stays; the rest is as it was read.
void RowPane::adoptFresh() {
  const auto at = contents_->find(id_);
  if (!at) return;
  const Row& fresh = contents_->rows()[*at];
  const Row typed = form_->row();
  Row merged = fresh;
  for (std::size_t i = 0; i < merged.size(); ++i) {
    if (typed[i] != stored_[i]) merged[i] = typed[i];
  }
  form_->setRow(merged);
  const Row shown = form_->row();
  for (std::size_t i = 0; i < merged.size(); ++i) {
    // What an editor cannot show it does not change either.
    stored_[i] = typed[i] != stored_[i] ? fresh[i] : shown[i];
  }
}

void RowPane::showRow(const Id& id) {
  const auto at = contents_ ? contents_->find(id) : std::nullopt;
  if (state_ == State::One && id == id_ && at) return refresh();
  leave();
  if (!at) {
    state_ = State::Nothing;
    id_.clear();
    body_->setCurrentWidget(nothing_);
    return;
  }
  state_ = State::One;
  id_ = id;
  stored_ = contents_->rows()[*at];
  form_->setRow(stored_);
  // What an editor cannot show it does not change either.
  stored_ = form_->row();
  form_->check(RecordForm::Missing::Told);
  scroll_->verticalScrollBar()->setValue(0);
  body_->setCurrentWidget(one_);
  references_->showRow(description_, id_);
  history_->showRow(description_, id_);
  showNotes();
  refresh();
}

void RowPane::showSeveral(int count) {
  leave();
  state_ = State::Several;
  id_.clear();
  count_->setText(text("registerpage.several", count));
  body_->setCurrentWidget(several_);
  refresh();
}

void RowPane::beginNew(std::optional<Row> values) {
  leave();
  state_ = State::New;
  id_.clear();
  before_.reset();
  form_->clear();
  if (!values) values = std::exchange(draft_, {});
  if (values) form_->setRow(*values);
  scroll_->verticalScrollBar()->setValue(0);
  tabs_->setCurrentIndex(0);
  body_->setCurrentWidget(one_);
  showNotes();
  refresh();
  focusForm();
  if (values) save();
}

void RowPane::keepDraft() {
  const Row row = form_->row();
  draft_ = before_ || isUntouched(description_, row) ? std::nullopt : std::optional(row);
}

void RowPane::leave() {
  if (state_ != State::One && state_ != State::New) return;
  save();
  if (state_ == State::New) keepDraft();
}

void RowPane::save() {
  if (!refusalToChange(workspace_, description_).isEmpty()) return;
  const Row row = form_->row();
  if (state_ == State::New) return saveNew(row);
  // A row that is gone is not made again.
  if (state_ != State::One || !contents_->find(id_)) return;
  const bool sound = form_->check(RecordForm::Missing::Told);
  if (row == stored_ || !sound) return;
  post(row);
  retitle();
}

void RowPane::saveNew(Row row) {
  const bool sound = form_->check(RecordForm::Missing::Untold);
  retitle();
  if (!sound || before_ || !contents_ || isUntouched(description_, row)) return;
  before_ = contents_;
  post(std::move(row));
}

void RowPane::post(Row row) {
  ++posting_;
  stored_ = row;
  workspace_.post(commands::putRecord(description_, std::move(row)),
                  [self = QPointer(this)](bool durable) {
                    if (!self) return;
                    --self->posting_;
                    if (durable) return;
                    // Typed and refused: it stays in the form, and counts as not stored.
                    self->before_.reset();
                    const auto at = self->contents_->find(self->id_);
                    if (at) self->stored_ = self->contents_->rows()[*at];
                  });
}

void RowPane::focusForm() {
  if (state_ != State::One && state_ != State::New) return;
  tabs_->setCurrentIndex(0);
  form_->first()->setFocus(Qt::ShortcutFocusReason);
}

void RowPane::retitle() {
  if (state_ == State::New) {
    title_->setText(text("registerpage.new.title", text(description_.textId)));
    const auto missing = form_->missing();
    standing_->setText(missing.isEmpty() ? QString()
                                         : text("registerpage.new.missing",
                                                missing.join(text("registerpage.and"))));
  } else {
    title_->setText(toQt(textOf(form_->row()[1])));
    standing_->clear();
  }
  standing_->setVisible(!standing_->text().isEmpty());
}

// What follows from the row stands under the field it is derived from.
void RowPane::showNotes() {
  if (!contents_) return;
  const auto found = contents_->find(id_);
  const bool shown = state_ == State::One && found.has_value();
  const auto row = found.value_or(0);
  const auto fields = description_.fields.size();
  for (std::size_t column = fields; column < columnCount(description_); ++column) {
    const auto why = shown ? contents_->why(row, column) : std::nullopt;
    const auto& base = fieldOf(description_, column);
    form_->setNote(base.id,
                   why ? text("registerpage.derived", text(headingOf(description_, column)),
                              contents_->shown(row, column), rendered(*why))
                       : QString());
  }
}

void RowPane::refresh() {
  const QString why = refusalToChange(workspace_, description_);
  form_->setReadOnly(!why.isEmpty());
  whyNot_->setText(why);
  whyNot_->setVisible(!why.isEmpty());
  for (auto* button : std::initializer_list<QWidget*>{duplicate_, remove_, bulk_, removeSeveral_}) {
    button->setEnabled(why.isEmpty() && state_ != State::New);
  }
  tabs_->setVisible(state_ != State::New);
  const bool comesAndGoes = mayComeAndGo(description_);
  duplicate_->setVisible(comesAndGoes);
  remove_->setVisible(comesAndGoes);
  retitle();
}

}  // namespace kijun::ui::registers
