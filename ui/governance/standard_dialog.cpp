#include "ui/governance/standard_dialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "base/atomic_file.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "workspace/permission.h"

namespace kijun::ui {
namespace {

struct Part {
  std::string_view field;  // of the organisation
  std::string_view titleId;
  std::string_view helpId;
  std::string Organisation::*member;
  std::string StandardTexts::*drafted;
};
constexpr std::array kParts = {
    Part{"standard_aim", KIJUN_TEXT("standard.part.aim"), KIJUN_TEXT("standard.part.aim.help"),
         &Organisation::standardAim, &StandardTexts::aim},
    Part{"standard_scope", KIJUN_TEXT("standard.part.scope"),
         KIJUN_TEXT("standard.part.scope.help"), &Organisation::standardScope,
         &StandardTexts::scope},
    Part{"standard_roles", KIJUN_TEXT("standard.part.roles"),
         KIJUN_TEXT("standard.part.roles.help"), &Organisation::standardRoles,
         &StandardTexts::roles},
};

}  // namespace

StandardDialog::StandardDialog(WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      tabs_(new QTabBar(this)),
      pages_(new QStackedWidget(this)),
      problem_(new QLabel(this)),
      draft_(new QPushButton(text("standard.draft"), this)),
      out_(new QPushButton(text("standard.out"), this)) {
  setWindowTitle(text("standard.title"));
  const auto refused = refusalOf(*commands::putRecord(organisationType().description, {}).kind,
                                 workspace_.actor(), workspace_.snapshot());
  if (workspace_.isReadOnly()) {
    whyNot_ = text("standard.read_only");
  } else if (refused) {
    whyNot_ = rendered(*refused);
  }
  build();
  connect(tabs_, &QTabBar::currentChanged, pages_, &QStackedWidget::setCurrentIndex);
  connect(draft_, &QPushButton::clicked, this, &StandardDialog::draft);
  connect(out_, &QPushButton::clicked, this, &StandardDialog::writeOut);
  connect(&workspace_, &WorkspaceModel::structureChanged, this, &StandardDialog::showStored);
  // The banner of the window lies behind this dialog.
  connect(&workspace_, &WorkspaceModel::failed, problem_, &QLabel::setText);
  connect(&job_, &report::ReportJob::failed, problem_, &QLabel::setText);
  connect(&job_, &report::ReportJob::made, this,
          [this](const QString& path) { problem_->setText(text("standard.written", path)); });
  resize(px(880), px(640));
  showStored();
}

void StandardDialog::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(12));
  auto* about = new QLabel(text("standard.about"), this);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  column->addWidget(about);
  tabs_->setProperty("look", "page");
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setAccessibleName(windowTitle());
  column->addWidget(tabs_);
  for (std::size_t i = 0; i < kTexts; ++i) {
    tabs_->addTab(text(kParts[i].titleId));
    auto* page = new QWidget(pages_);
    auto* inside = new QVBoxLayout(page);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(px(6));
    auto* help = new QLabel(text(kParts[i].helpId), page);
    help->setWordWrap(true);
    help->setProperty("look", "muted");
    auto* edit = new QPlainTextEdit(page);
    edit->setObjectName(toQt(kParts[i].field));
    edit->setAccessibleName(text(kParts[i].titleId));
    edit->setTabChangesFocus(true);
    edit->setReadOnly(!whyNot_.isEmpty());
    edit->installEventFilter(this);
    editors_[i] = edit;
    inside->addWidget(help);
    inside->addWidget(edit, 1);
    pages_->addWidget(page);
  }
  column->addWidget(pages_, 1);
  problem_->setObjectName("standardProblem");
  problem_->setWordWrap(true);
  problem_->setText(whyNot_);
  column->addWidget(problem_);
  auto* buttons = new QDialogButtonBox(this);
  draft_->setObjectName("standardDraft");
  out_->setObjectName("standardOut");
  for (auto* button : {draft_, out_}) {
    button->setAutoDefault(false);
    buttons->addButton(button, QDialogButtonBox::ActionRole);
  }
  draft_->setEnabled(whyNot_.isEmpty());
  draft_->setToolTip(whyNot_);
  auto* close = buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole);
  close->setAutoDefault(false);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
}

bool StandardDialog::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusOut) save();
  return QDialog::eventFilter(watched, event);
}

StandardDialog::Texts StandardDialog::stored() const {
  Texts texts;
  const auto& organisation = workspace_.snapshot().organisation;
  for (std::size_t i = 0; i < kTexts; ++i) texts[i] = toQt(organisation.*(kParts[i].member));
  return texts;
}

StandardDialog::Texts StandardDialog::typed() const {
  Texts texts;
  for (std::size_t i = 0; i < kTexts; ++i) texts[i] = editors_[i]->toPlainText();
  return texts;
}

void StandardDialog::showStored() {
  const Texts texts = stored();
  for (std::size_t i = 0; i < kTexts; ++i) {
    if (editors_[i]->hasFocus() || editors_[i]->toPlainText() == texts[i]) continue;
    editors_[i]->setPlainText(texts[i]);
  }
}

void StandardDialog::put(const Texts& texts) {
  const Texts before = stored();
  std::map<std::string, Value> values;
  for (std::size_t i = 0; i < kTexts; ++i) {
    if (texts[i] == before[i]) continue;
    values[std::string(kParts[i].field)] = texts[i].isEmpty() ? Value() : Value(fromQt(texts[i]));
  }
  if (values.empty()) return;
  problem_->clear();
  workspace_.post(commands::patchRecords(
      organisationType().description, {workspace_.snapshot().organisation.id}, std::move(values)));
}

void StandardDialog::save() {
  if (whyNot_.isEmpty()) put(typed());
}

void StandardDialog::draft() {
  draft_->setEnabled(false);
  inBackground(
      this,
      [session = workspace_.sessionPtr(), organisation = workspace_.snapshot().organisation,
       catalog = workspace_.snapshot().current.catalog, wanted = language()] {
        auto rows = session->registers(standardDraftSources());
        return draftStandard(organisation, *catalog, rows, wanted);
      },
      [this](const StandardTexts& drafted) {
        draft_->setEnabled(true);
        takeDraft(drafted);
      },
      [this](const std::exception_ptr& failure) {
        draft_->setEnabled(true);
        problem_->setText(failureInWords(failure, "Drafting the standard"));
      });
}

// What a person wrote is replaced only when they say so.
void StandardDialog::takeDraft(const StandardTexts& drafted) {
  const Texts now = typed();
  Texts fresh;
  bool replaces = false;
  for (std::size_t i = 0; i < kTexts; ++i) {
    fresh[i] = toQt(drafted.*(kParts[i].drafted));
    replaces |= !now[i].isEmpty() && now[i] != fresh[i];
  }
  if (replaces) {
    const auto choice = ask::choose(this, {ask::Tone::Question,
                                           text("standard.replace.title"),
                                           text("standard.replace.what"),
                                           text("standard.replace.todo"),
                                           {{"empty", text("standard.replace.empty")},
                                            {"all", text("standard.replace.all")},
                                            {"", text("ui.cancel")}}});
    if (choice.isEmpty()) return;
    if (choice == QStringLiteral("empty")) {
      for (std::size_t i = 0; i < kTexts; ++i) {
        if (!now[i].isEmpty()) fresh[i] = now[i];
      }
    }
  }
  for (std::size_t i = 0; i < kTexts; ++i) editors_[i]->setPlainText(fresh[i]);
  put(fresh);
}

void StandardDialog::writeOut() {
  save();
  const auto path = ask::saveFile(this, {text("standard.out"), text("standard.file_name"),
                                         text("standard.filter"), QStringLiteral("pdf")});
  if (!path) return;
  const auto format = formatFromExtension(fromQt(QFileInfo(*path).suffix().toLower()));
  if (!format) {
    writeText(*path);
    return;
  }
  // After what was just typed is durable: the report reads the file.
  problem_->setText(text("standard.writing"));
  whenSaved([this, path = *path, format = *format] {
    job_.start(workspace_.sessionPtr(),
               {"standard", format, language(), workspace_.cycleNumber(), {}}, path);
  });
}

void StandardDialog::whenSaved(const std::function<void()>& call) {
  if (workspace_.pending() == 0) {
    call();
    return;
  }
  auto* once = new QObject(this);
  connect(&workspace_, &WorkspaceModel::pendingChanged, once, [this, once, call](int pending) {
    if (pending > 0) return;
    disconnect(&workspace_, nullptr, once, nullptr);
    once->deleteLater();
    call();
  });
}

void StandardDialog::writeText(const QString& path) {
  QString whole;
  const Texts texts = typed();
  for (std::size_t i = 0; i < kTexts; ++i) {
    whole += text(kParts[i].titleId) + QStringLiteral("\n\n") + texts[i].trimmed() +
             QStringLiteral("\n\n\n");
  }
  try {
    writeFileAtomically(std::filesystem::path(path.toStdU16String()),
                        fromQt(whole.trimmed() + u'\n'));
    problem_->setText(text("standard.written", path));
  } catch (...) {
    problem_->setText(failureInWords(std::current_exception(), "Writing the standard"));
  }
}

void StandardDialog::done(int result) {
  save();
  QDialog::done(result);
}

}  // namespace kijun::ui
