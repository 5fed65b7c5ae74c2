#include "base/message.h"
#include "ui/shell/action_table.h"

namespace kijun::ui {
namespace {

// Single keys belong to pages only: they act outside text fields. Keys are chosen to exist on JIS
// and US keyboards alike.
constexpr ActionSpec kSpecs[] = {
    {"file.new", KIJUN_TEXT("ui.action.file.new"), "new", "Ctrl+N", "window"},
    {"file.open", KIJUN_TEXT("ui.action.file.open"), "open", "Ctrl+O", "window"},
    {"file.sample", KIJUN_TEXT("ui.action.file.sample"), "sample", "", "window"},
    {"file.export", KIJUN_TEXT("ui.action.file.export"), "report", "Ctrl+P", "window"},
    {"file.import_answers", KIJUN_TEXT("ui.action.file.import_answers"), "assess", "", "window"},
    {"file.merge", KIJUN_TEXT("ui.action.file.merge"), "merge", "", "window"},
    {"file.seal", KIJUN_TEXT("ui.action.file.seal"), "lock", "", "window"},
    {"file.backup", KIJUN_TEXT("ui.action.file.backup"), "backup", "", "window"},
    {"file.reload", KIJUN_TEXT("ui.action.file.reload"), "reload", "F5", "window"},
    {"file.verify", KIJUN_TEXT("ui.action.file.verify"), "check", "", "window"},
    {"file.close", KIJUN_TEXT("ui.action.file.close"), "", "Ctrl+W", "window"},
    {"file.quit", KIJUN_TEXT("ui.action.file.quit"), "", "Ctrl+Q", "window"},
    {"edit.undo", KIJUN_TEXT("ui.action.edit.undo"), "undo", "Ctrl+Z", "window"},
    {"edit.redo", KIJUN_TEXT("ui.action.edit.redo"), "redo", "Ctrl+Y Ctrl+Shift+Z", "window"},
    {"edit.search", KIJUN_TEXT("ui.action.edit.search"), "search", "Ctrl+K", "window"},
    {"cycle.new", KIJUN_TEXT("ui.action.cycle.new"), "cycle", "", "window"},
    {"cycle.edit", KIJUN_TEXT("ui.action.cycle.edit"), "", "", "window"},
    {"cycle.units", KIJUN_TEXT("ui.action.cycle.units"), "units", "", "window"},
    {"records.departments", KIJUN_TEXT("ui.action.records.departments"), "department", "",
     "window"},
    {"records.people", KIJUN_TEXT("ui.action.records.people"), "person", "", "window"},
    {"records.documents", KIJUN_TEXT("ui.action.records.documents"), "document", "", "window"},
    {"records.appointment", KIJUN_TEXT("ui.action.records.appointment"), "person", "", "window"},
    {"records.standard", KIJUN_TEXT("ui.action.records.standard"), "document", "", "window"},
    {"view.rail", KIJUN_TEXT("ui.action.view.rail"), "rail", "Ctrl+B", "window"},
    {"view.theme.system", KIJUN_TEXT("ui.action.view.theme.system"), "", "", "window"},
    {"view.theme.light", KIJUN_TEXT("ui.action.view.theme.light"), "", "", "window"},
    {"view.theme.dark", KIJUN_TEXT("ui.action.view.theme.dark"), "", "", "window"},
    {"view.language", KIJUN_TEXT("ui.action.view.language"), "language", "", "window"},
    {"view.larger", KIJUN_TEXT("ui.action.view.larger"), "", "Ctrl++ Ctrl+=", "window"},
    {"view.smaller", KIJUN_TEXT("ui.action.view.smaller"), "", "Ctrl+-", "window"},
    {"help.keys", KIJUN_TEXT("ui.action.help.keys"), "keyboard", "F1 ?", "window"},
    {"help.about", KIJUN_TEXT("ui.action.help.about"), "", "", "window"},

    {"dashboard.present", KIJUN_TEXT("ui.action.dashboard.present"), "fullscreen", "F11",
     "dashboard"},

    {"merge.mine", KIJUN_TEXT("ui.action.merge.mine"), "", "Left", "merge"},
    {"merge.theirs", KIJUN_TEXT("ui.action.merge.theirs"), "", "Right", "merge"},
    {"merge.both", KIJUN_TEXT("ui.action.merge.both"), "", "B", "merge"},

    {"assess.level.0", KIJUN_TEXT("ui.action.assess.level"), "", "0", "assess", "0"},
    {"assess.level.1", KIJUN_TEXT("ui.action.assess.level"), "", "1", "assess", "1"},
    {"assess.level.2", KIJUN_TEXT("ui.action.assess.level"), "", "2", "assess", "2"},
    {"assess.level.3", KIJUN_TEXT("ui.action.assess.level"), "", "3", "assess", "3"},
    {"assess.level.4", KIJUN_TEXT("ui.action.assess.level"), "", "4", "assess", "4"},
    {"assess.level.5", KIJUN_TEXT("ui.action.assess.level"), "", "5", "assess", "5"},
    {"assess.level.none", KIJUN_TEXT("ui.action.assess.level.none"), "", "Del -", "assess"},
    {"assess.target.0", KIJUN_TEXT("ui.action.assess.target"), "", "Ctrl+0", "assess", "0"},
    {"assess.target.1", KIJUN_TEXT("ui.action.assess.target"), "", "Ctrl+1", "assess", "1"},
    {"assess.target.2", KIJUN_TEXT("ui.action.assess.target"), "", "Ctrl+2", "assess", "2"},
    {"assess.target.3", KIJUN_TEXT("ui.action.assess.target"), "", "Ctrl+3", "assess", "3"},
    {"assess.target.4", KIJUN_TEXT("ui.action.assess.target"), "", "Ctrl+4", "assess", "4"},
    {"assess.target.5", KIJUN_TEXT("ui.action.assess.target"), "", "Ctrl+5", "assess", "5"},
    {"assess.stipulation", KIJUN_TEXT("ui.action.assess.stipulation"), "", "S", "assess"},
    {"assess.outOfScope", KIJUN_TEXT("ui.action.assess.outOfScope"), "", "N", "assess"},
    {"assess.evidence", KIJUN_TEXT("assess.action.evidence"), "", "E", "assess"},
    {"assess.paste", KIJUN_TEXT("evidencepage.action.paste"), "", "Ctrl+V", "assess"},
    {"assess.flag", KIJUN_TEXT("ui.action.assess.flag"), "flag", "F", "assess"},
    {"assess.memo", KIJUN_TEXT("ui.action.assess.memo"), "memo", "M", "assess"},
    {"assess.confirm", KIJUN_TEXT("ui.action.assess.confirm"), "check", "C", "assess"},
    {"assess.unanswered", KIJUN_TEXT("ui.action.assess.unanswered"), "", "Space", "assess"},
    {"assess.unit", KIJUN_TEXT("assess.action.unit"), "units", "U", "assess"},
    {"assess.filter", KIJUN_TEXT("assess.action.filter"), "filter", "/ Ctrl+F", "assess"},
    {"assess.next", KIJUN_TEXT("ui.action.assess.next"), "down", "J", "assess"},
    {"assess.previous", KIJUN_TEXT("ui.action.assess.previous"), "up", "K", "assess"},
    {"assess.checkpoint.1", KIJUN_TEXT("ui.action.assess.checkpoint"), "", "Alt+1", "assess", "1"},
    {"assess.checkpoint.2", KIJUN_TEXT("ui.action.assess.checkpoint"), "", "Alt+2", "assess", "2"},
    {"assess.checkpoint.3", KIJUN_TEXT("ui.action.assess.checkpoint"), "", "Alt+3", "assess", "3"},
    {"assess.checkpoint.4", KIJUN_TEXT("ui.action.assess.checkpoint"), "", "Alt+4", "assess", "4"},
    {"assess.checkpoint.5", KIJUN_TEXT("ui.action.assess.checkpoint"), "", "Alt+5", "assess", "5"},
    {"assess.checkpoint.6", KIJUN_TEXT("ui.action.assess.checkpoint"), "", "Alt+6", "assess", "6"},
    {"assess.checkpoint.7", KIJUN_TEXT("ui.action.assess.checkpoint"), "", "Alt+7", "assess", "7"},
    {"assess.checkpoint.8", KIJUN_TEXT("ui.action.assess.checkpoint"), "", "Alt+8", "assess", "8"},

    {"approval.sign", KIJUN_TEXT("approvalpage.action.sign"), "approval", "S", "approval"},
    {"approval.return", KIJUN_TEXT("approvalpage.action.return"), "undo", "R", "approval"},
    {"approval.note", KIJUN_TEXT("approvalpage.action.note"), "memo", "M", "approval"},

    {"backup.make", KIJUN_TEXT("ui.action.backup.make"), "backup", "B", "backup"},
    {"backup.restore", KIJUN_TEXT("ui.action.backup.restore"), "history", "R", "backup"},

    {"map.find", KIJUN_TEXT("mappage.action.find"), "search", "/ Ctrl+F", "map"},
    {"map.export", KIJUN_TEXT("mappage.action.export"), "", "", "map"},
    {"map.print", KIJUN_TEXT("mappage.action.print"), "", "", "map"},
    {"evidence.add", KIJUN_TEXT("evidencepage.action.add"), "plus", "E", "evidence"},
    {"evidence.paste", KIJUN_TEXT("evidencepage.action.paste"), "", "Ctrl+V", "evidence"},
    {"evidence.filter", KIJUN_TEXT("evidencepage.action.filter"), "filter", "/ Ctrl+F", "evidence"},
    {"evidence.copy", KIJUN_TEXT("evidencepage.action.copy"), "", "Ctrl+C", "evidence"},
    {"evidence.bulk", KIJUN_TEXT("evidencepage.action.bulk"), "", "B", "evidence"},
    {"evidence.remove", KIJUN_TEXT("evidencepage.action.remove"), "trash", "Del", "evidence"},

    {"register.new", KIJUN_TEXT("registerpage.action.new"), "plus", "N", "register"},
    {"register.duplicate", KIJUN_TEXT("registerpage.action.duplicate"), "copy", "D", "register"},
    {"register.remove", KIJUN_TEXT("registerpage.action.remove"), "trash", "Del", "register"},
    {"register.bulk", KIJUN_TEXT("registerpage.action.bulk"), "", "B", "register"},
    {"register.import", KIJUN_TEXT("registerpage.action.import"), "open", "I", "register"},
    {"register.export", KIJUN_TEXT("registerpage.action.export"), "report", "X", "register"},
    {"register.copy", KIJUN_TEXT("registerpage.action.copy"), "", "Ctrl+C", "register"},
    {"register.paste", KIJUN_TEXT("registerpage.action.paste"), "", "Ctrl+V", "register"},
    {"register.filter", KIJUN_TEXT("registerpage.action.filter"), "filter", "/ Ctrl+F", "register"},
    {"register.form", KIJUN_TEXT("registerpage.action.form"), "", "F2", "register"},
    {"register.next", KIJUN_TEXT("registerpage.action.next"), "", "Ctrl+PgDown", "register"},
    {"register.previous", KIJUN_TEXT("registerpage.action.previous"), "", "Ctrl+PgUp", "register"},

    {"history.filter", KIJUN_TEXT("ui.action.history.filter"), "filter", "/ Ctrl+F", "history"},
};

}  // namespace

std::span<const ActionSpec> actionSpecs() {
  return kSpecs;
}

}  // namespace kijun::ui
