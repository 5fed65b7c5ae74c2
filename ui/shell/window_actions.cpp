// What the window's own actions do, but for those of files.
#include <QSettings>

#include "base/text.h"
#include "ui/governance/appointment_wizard.h"
#include "ui/governance/calendar_dialog.h"
#include "ui/governance/risk_model_dialog.h"
#include "ui/governance/signals_dialog.h"
#include "ui/governance/standard_dialog.h"
#include "ui/models/palette_model.h"
#include "ui/models/row_places.h"
#include "ui/pages/registry.h"
#include "ui/registers/import_dialog.h"
#include "ui/registers/register_tools.h"
#include "ui/shell/about.h"
#include "ui/shell/main_window.h"
#include "ui/shell/rail.h"
#include "ui/shell/shortcut_help.h"
#include "ui/shell/status_line.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/cycle_dialog.h"
#include "ui/widgets/units_dialog.h"
#include "ui/widgets/verify_dialog.h"
#include "workspace/permission.h"

namespace kijun::ui {

void MainWindow::runDialog(QDialog& dialog) {
  ask::run(dialog);
}

void MainWindow::connectEdit() {
  const auto on = [this](std::string_view id, auto call) {
    connect(actions_->action(id), &QAction::triggered, this, call);
  };
  // Typed and not yet posted text belongs before what is undone.
  on("edit.undo", [this] {
    if (Page* shown = page(currentPage_)) shown->leave();
    if (workspace_) workspace_->undo();
  });
  on("edit.redo", [this] {
    if (Page* shown = page(currentPage_)) shown->leave();
    if (workspace_) workspace_->redo();
  });
  on("edit.search", [this] { openPalette(); });
  on("file.export", [this] { goTo(QStringLiteral("report")); });
  on("file.import_answers", [this] {
    registers::AnswerImportDialog dialog(*workspace_, this);
    runDialog(dialog);
  });
  on("file.take_back", [this] { takeBackFiles({}); });
  on("file.merge", [this] { goTo(QStringLiteral("merge")); });
  on("cycle.new", [this] {
    CycleDialog dialog(*workspace_, CycleDialog::Purpose::New, this);
    if (ask::run(dialog)) dialog.post();
  });
  on("cycle.edit", [this] {
    CycleDialog dialog(*workspace_, CycleDialog::Purpose::Edit, this);
    if (ask::run(dialog)) dialog.post();
  });
  on("cycle.units", [this] {
    UnitsDialog dialog(*workspace_, this);
    runDialog(dialog);
  });
  const auto onRegister = [&](std::string_view id, std::string_view record) {
    on(id, [this, record] { goToRow(*this, *workspace_, record, {}); });
  };
  onRegister("records.departments", "department");
  onRegister("records.people", "person");
  onRegister("records.documents", "document");
  on("records.appointment", [this] {
    AppointmentWizard wizard(*workspace_, this);
    if (ask::run(wizard)) goToRow(*this, *workspace_, "appointment", {});
  });
  on("records.targets", [this] {
    if (Page* shown = page(currentPage_)) shown->leave();
    openTargets(this, *workspace_, this);
  });
  on("records.policies", [this] { openPolicies(this, *workspace_, this); });
  on("file.calendar", [this] {
    CalendarDialog dialog(*workspace_, this);
    runDialog(dialog);
  });
  on("records.signals", [this] {
    SignalsDialog dialog(*workspace_, this);
    runDialog(dialog);
  });
  on("records.risk_model", [this] {
    RiskModelDialog dialog(*workspace_, this);
    runDialog(dialog);
  });
  on("records.standard", [this] {
    StandardDialog dialog(*workspace_, this);
    runDialog(dialog);
  });
}

void MainWindow::connectView() {
  const auto on = [this](std::string_view id, auto call) {
    connect(actions_->action(id), &QAction::triggered, this, call);
  };
  connect(rail_, &Rail::collapseWanted, actions_->action("view.rail"), &QAction::trigger);
  on("view.rail", [this] {
    rail_->setCollapsed(!rail_->isCollapsed());
    settings_.setValue(QStringLiteral("view/railCollapsed"), rail_->isCollapsed());
  });
  const auto onLook = [&](std::string_view id, LookChoice choice) {
    QAction* action = actions_->action(id);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, choice] {
      look_.setChoice(choice);
      settings_.setValue(QStringLiteral("view/theme"), idOf(choice));
    });
    onLookChange(action, [this, action, choice] { action->setChecked(look_.choice() == choice); });
  };
  onLook("view.theme.system", LookChoice::System);
  onLook("view.theme.light", LookChoice::Light);
  onLook("view.theme.dark", LookChoice::Dark);
  const auto onSize = [&](std::string_view id, int by) {
    on(id, [this, by] {
      look_.setTextSize(textSize() + by);
      settings_.setValue(QStringLiteral("view/textSize"), textSize());
      say(text("ui.text_size", textSize()));
    });
  };
  onSize("view.larger", 10);
  onSize("view.smaller", -10);
  on("view.language", [this] {
    setLanguage(language() == Language::Japanese ? Language::English : Language::Japanese);
    settings_.setValue(QStringLiteral("view/language"), toQt(languageCode(language())));
  });
  on("help.keys", [this] {
    ShortcutHelp dialog(this);
    runDialog(dialog);
  });
  on("help.about", [this] {
    AboutDialog dialog(this);
    runDialog(dialog);
  });
  auto* languageButton = status_->languageButton();
  connect(languageButton, &QToolButton::clicked, actions_->action("view.language"),
          &QAction::trigger);
  retext(languageButton, "ui.status.language");
  retextProperty(languageButton, "toolTip", KIJUN_TEXT("ui.action.view.language"));
  connect(status_, &StatusLine::integrityClicked, this, [this] { verifyWorkspace(); });
  on("file.verify", [this] { verifyWorkspace(); });
}

void MainWindow::verifyWorkspace() {
  if (!workspace_) return;
  VerifyDialog dialog(*workspace_, this);
  runDialog(dialog);
  const auto& finding = dialog.chosen();
  if (!finding) return;
  std::vector<std::string> key;
  for (const auto part : split(finding->key, '/')) key.emplace_back(part);
  if (!finding->table.empty() && hasPlace(finding->table, key)) {
    goToRow(*this, *workspace_, finding->table, key);
  } else if (finding->entry > 0) {
    goTo(QStringLiteral("history"), QStringLiteral("entry:%1").arg(finding->entry));
  } else {
    goTo(QStringLiteral("history"));
  }
}

void MainWindow::refreshActions() {
  const bool open = workspace_ != nullptr;
  const bool writable = open && !workspace_->isReadOnly();
  for (const auto& spec : actionSpecs()) {
    const bool needsFile = spec.id.starts_with("cycle.") || spec.id.starts_with("records.") ||
                           spec.id == "file.close" || spec.id == "file.export" ||
                           spec.id == "file.import_answers" || spec.id == "file.take_back" ||
                           spec.id == "file.seal" || spec.id == "file.merge" ||
                           spec.id == "file.backup" || spec.id == "file.reload" ||
                           spec.id == "file.calendar" || spec.id == "file.verify";
    const bool needsWriting = spec.id.starts_with("cycle.");
    if (spec.id.starts_with("file.") && !needsFile && spec.id != "file.quit") {
      actions_->action(spec.id)->setEnabled(!opening_);
    } else if (needsFile) {
      actions_->action(spec.id)->setEnabled(needsWriting ? writable : open);
    }
  }
  const auto refused =
      open ? refusalOf(*findCommandKind("start_cycle"), workspace_->actor(), workspace_->snapshot())
           : std::nullopt;
  for (const char* id : {"cycle.new", "cycle.edit"}) {
    QAction* action = actions_->action(id);
    if (refused) action->setEnabled(false);
    action->setToolTip(refused ? rendered(*refused) : action->text());
  }
  const auto name = [&](std::string_view id, std::optional<Message> what, std::string named) {
    QAction* action = actions_->action(id);
    action->setEnabled(what.has_value());
    Message message{std::string(actions_->spec(id).textId), {}};
    if (what) message = {std::move(named), {fromQt(rendered(*what))}};
    retextMessage(action, std::move(message), "text");
  };
  name("edit.undo", open ? workspace_->undoName() : std::nullopt, KIJUN_TEXT("ui.undo.named"));
  name("edit.redo", open ? workspace_->redoName() : std::nullopt, KIJUN_TEXT("ui.redo.named"));
}

}  // namespace kijun::ui
