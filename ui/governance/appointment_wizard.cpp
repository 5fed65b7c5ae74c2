#include "ui/governance/appointment_wizard.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/record_form.h"
#include "workspace/permission.h"

namespace kijun::ui {
namespace {

const RecordDescription& appointments() {
  return *findDescription("appointment");
}

// The edition the workspace is answered against, or the newest one where that has no questions yet.
const Catalog& catalogWithQuestions(const WorkspaceModel& workspace) {
  return AppointmentGuide(workspace.catalog()).isThere() ? workspace.catalog()
                                                         : *shippedCatalogs().front();
}

void empty(QVBoxLayout* layout) {
  while (QLayoutItem* item = layout->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
}

QLabel* wrapped(QWidget* parent, const char* look = nullptr) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  if (look) label->setProperty("look", look);
  return label;
}

}  // namespace

AppointmentWizard::AppointmentWizard(WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      guide_(catalogWithQuestions(workspace)),
      way_(guide_),
      steps_(new QVBoxLayout),
      pages_(new QStackedWidget(this)),
      problem_(wrapped(this, "bad")),
      back_(new QPushButton(text("appointment.back"), this)),
      record_(new QPushButton(text("appointment.record"), this)) {
  setWindowTitle(text("appointment.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(12));
  auto* about = wrapped(this, "muted");
  about->setText(text("appointment.about"));
  column->addWidget(about);
  steps_->setSpacing(px(4));
  column->addLayout(steps_);
  pages_->addWidget(makeQuestion());
  pages_->addWidget(makeOutcome());
  column->addWidget(pages_, 1);
  column->addWidget(problem_);
  auto* buttons = new QDialogButtonBox(this);
  back_->setObjectName("appointmentBack");
  back_->setAutoDefault(false);
  record_->setObjectName("appointmentRecord");
  record_->setProperty("look", "primary");
  buttons->addButton(back_, QDialogButtonBox::ResetRole);
  buttons->addButton(record_, QDialogButtonBox::AcceptRole);
  auto* close = buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole);
  close->setAutoDefault(false);
  column->addWidget(buttons);
  connect(back_, &QPushButton::clicked, this, &AppointmentWizard::back);
  connect(record_, &QPushButton::clicked, this, &AppointmentWizard::record);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(&workspace_, &WorkspaceModel::failed, problem_, &QLabel::setText);
  const auto refused = refusalOf(*commands::putRecord(appointments(), {}).kind, workspace_.actor(),
                                 workspace_.snapshot());
  if (workspace_.isReadOnly()) {
    whyNot_ = text("appointment.read_only");
  } else if (refused) {
    whyNot_ = rendered(*refused);
  }
  resize(px(720), px(640));
  readTargets();
  showStep();
}

// An editor that dies with the focus says it was left; nobody listens any more.
AppointmentWizard::~AppointmentWizard() {
  form_->disconnect(this);
}

QWidget* AppointmentWizard::makeQuestion() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, px(8), 0, 0);
  column->setSpacing(px(8));
  question_ = wrapped(page);
  question_->setObjectName("appointmentQuestion");
  setFace(question_, Face::Question);
  help_ = wrapped(page, "muted");
  answers_ = new QVBoxLayout;
  answers_->setSpacing(px(8));
  column->addWidget(question_);
  column->addWidget(help_);
  column->addLayout(answers_);
  column->addStretch(1);
  return page;
}

QWidget* AppointmentWizard::makeOutcome() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, px(8), 0, 0);
  column->setSpacing(px(8));
  decides_ = wrapped(page);
  decides_->setObjectName("appointmentDecides");
  setFace(decides_, Face::Question);
  basis_ = wrapped(page);
  basis_->setObjectName("appointmentBasis");
  note_ = wrapped(page, "muted");
  note_->setObjectName("appointmentNote");
  form_ = new RecordForm(appointments(), page);
  form_->setProperty("look", "scrolled");
  connect(form_, &RecordForm::edited, problem_, &QLabel::clear);
  auto* scroll = new QScrollArea(page);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(form_);
  auto* title = new QLabel(text("appointment.form"), page);
  setFace(title, Face::Strong);
  column->addWidget(decides_);
  column->addWidget(basis_);
  column->addWidget(note_);
  column->addWidget(title);
  column->addWidget(scroll, 1);
  return page;
}

void AppointmentWizard::readTargets() {
  using Targets = std::map<std::string, std::vector<Row>, std::less<>>;
  inBackground(
      this,
      [session = workspace_.sessionPtr()] {
        return Targets{{"person", session->rows(personType().description)}};
      },
      [this](Targets targets) {
        auto& items = targets[std::string(kItemTarget)];
        for (const auto& item : workspace_.catalog().items()) {
          items.push_back({Value(item.id), Value(item.id + " " + item.title.in(language()))});
        }
        const Row kept = form_->row();
        form_->setTargets(targets);
        form_->setRow(kept);
        // What was proposed before there was anything to choose from.
        if (const auto* rule = way_.outcome()) form_->setRow(proposal(*rule));
      },
      [this](const std::exception_ptr& failure) {
        problem_->setText(failureInWords(failure, "Reading the registers"));
      });
}

void AppointmentWizard::showStep() {
  problem_->setText(whyNot_);
  showSteps();
  back_->setEnabled(!way_.steps().empty());
  const auto* outcome = way_.outcome();
  record_->setVisible(outcome != nullptr);
  record_->setEnabled(outcome && whyNot_.isEmpty());
  record_->setToolTip(whyNot_);
  record_->setDefault(outcome != nullptr);
  pages_->setCurrentIndex(outcome ? 1 : 0);
  if (outcome) {
    showOutcome(*outcome);
  } else if (const auto* question = way_.next()) {
    showQuestion(*question);
  }
}

// What was answered so far; each leads back to its question.
void AppointmentWizard::showSteps() {
  empty(steps_);
  for (std::size_t i = 0; i < way_.steps().size(); ++i) {
    const auto& step = way_.steps()[i];
    auto* button = new QPushButton(
        text("appointment.step", inLanguage(step.question->text), inLanguage(step.answer->label)),
        this);
    button->setProperty("look", "link");
    button->setAutoDefault(false);
    button->setObjectName("appointmentStep" + QString::number(i));
    button->setToolTip(text("appointment.step.hint"));
    connect(button, &QPushButton::clicked, this, [this, i] {
      way_.backTo(i);
      showStep();
    });
    steps_->addWidget(button, 0, Qt::AlignLeft);
  }
}

void AppointmentWizard::showQuestion(const AppointmentQuestion& question) {
  question_->setText(inLanguage(question.text));
  help_->setText(inLanguage(question.help));
  empty(answers_);
  const auto* likely = suggested(question, workspace_.snapshot().organisation.companyType);
  QPushButton* first = nullptr;
  QPushButton* focused = nullptr;
  int number = 0;
  for (const auto& answer : question.answers) {
    QString words = text("appointment.answer", ++number, inLanguage(answer.label));
    if (&answer == likely) words = text("appointment.answer.likely", words);
    auto* button = new QPushButton(words, this);
    button->setObjectName("appointmentAnswer." + toQt(answer.id));
    button->setProperty("look", "choice");
    connect(button, &QPushButton::clicked, this, [this, id = answer.id] { choose(id); });
    answers_->addWidget(button);
    if (!first) first = button;
    if (&answer == likely) focused = button;
  }
  if (!focused) focused = first;
  if (focused) focused->setFocus();
}

void AppointmentWizard::showOutcome(const AppointmentRule& rule) {
  decides_->setText(text("appointment.decides", inLanguage(rule.decides)));
  basis_->setText(text("appointment.basis", inLanguage(rule.basis), inLanguage(rule.condition)));
  QStringList notes{inLanguage(rule.note)};
  for (const auto* also : way_.also()) {
    notes += text("appointment.also", inLanguage(also->decides), inLanguage(also->note));
  }
  notes += text("appointment.advice");
  note_->setText(notes.join(u'\n'));
  form_->setRow(proposal(rule));
  form_->setReadOnly(!whyNot_.isEmpty());
  form_->first()->setFocus();
}

Row AppointmentWizard::proposal(const AppointmentRule& rule) const {
  const auto& description = appointments();
  Row row(description.fields.size() + 1);
  const auto put = [&](std::string_view field, const QString& words) {
    row[*description.indexOf(field) + 1] = Value(fromQt(words));
  };
  put("post", text("appointment.post"));
  put("decided_by", inLanguage(rule.decides));
  put("basis", inLanguage(rule.basis));
  QStringList reasons;
  for (const auto& step : way_.steps()) {
    reasons +=
        text("appointment.step", inLanguage(step.question->text), inLanguage(step.answer->label));
  }
  put("reason", reasons.join(u'\n'));
  std::vector<std::string> items;
  for (const auto& item : workspace_.catalog().items()) {
    if (std::ranges::find(item.serves, "ciso_wizard") != item.serves.end()) {
      items.push_back(item.id);
    }
  }
  row[*description.indexOf("items") + 1] = valueOfIds(std::move(items));
  return row;
}

void AppointmentWizard::choose(const std::string& answer) {
  if (way_.answer(answer)) showStep();
}

void AppointmentWizard::back() {
  if (way_.steps().empty()) return;
  way_.backTo(way_.steps().size() - 1);
  showStep();
}

void AppointmentWizard::record() {
  const Row row = form_->row();
  if (const auto problems = problemsOf(appointments(), row); !problems.empty()) {
    problem_->setText(rendered(problems.front()));
    return;
  }
  record_->setEnabled(false);
  workspace_.post(commands::putRecord(appointments(), row),
                  [self = QPointer<AppointmentWizard>(this)](bool stored) {
                    if (!self) return;
                    self->record_->setEnabled(true);
                    if (stored) self->accept();
                  });
}

void AppointmentWizard::keyPressEvent(QKeyEvent* event) {
  const auto* question = way_.outcome() ? nullptr : way_.next();
  const int number = event->key() - Qt::Key_1;
  if (question && number >= 0 && number < static_cast<int>(question->answers.size())) {
    choose(question->answers[static_cast<std::size_t>(number)].id);
    return;
  }
  if (question && event->key() == Qt::Key_Backspace) {
    back();
    return;
  }
  QDialog::keyPressEvent(event);
}

}  // namespace kijun::ui
