#include "ui/pages/registry.h"

#include <algorithm>

#include "base/message.h"
#include "ui/pages/approval/approval_page.h"
#include "ui/pages/assess/assess_page.h"
#include "ui/pages/asset_sheet/asset_sheet_page.h"
#include "ui/pages/backup/backup_page.h"
#include "ui/pages/collect/collect_page.h"
#include "ui/pages/dashboard/dashboard_page.h"
#include "ui/pages/evidence/evidence_page.h"
#include "ui/pages/gaps/gap_page.h"
#include "ui/pages/history/history_page.h"
#include "ui/pages/map/map_page.h"
#include "ui/pages/merge/merge_page.h"
#include "ui/pages/plan_board/plan_board_page.h"
#include "ui/pages/report/report_page.h"
#include "ui/pages/review/review_page.h"
#include "ui/pages/risks/risk_page.h"
#include "ui/registers/register_groups.h"

namespace kijun::ui {
namespace {

template <typename P>
std::unique_ptr<Page> make(Shell& shell, WorkspaceModel& workspace) {
  return std::make_unique<P>(shell, workspace);
}

using registers::groupPlace;
using registers::registerPage;

constexpr PageInfo kPages[] = {
    {"dashboard", KIJUN_TEXT("dashboard.page"), "dashboard", RailGroup::Assessment,
     &make<dashboard::DashboardPage>},
    {"assess", KIJUN_TEXT("assess.page"), "assess", RailGroup::Assessment,
     &make<assess::AssessPage>},
    {"collect", KIJUN_TEXT("collect.page"), "collect", RailGroup::Assessment,
     &make<collect::CollectPage>},
    {"review", KIJUN_TEXT("review.page"), "review", RailGroup::Assessment,
     &make<review::ReviewPage>},
    {"gaps", KIJUN_TEXT("gapspage.page"), "gaps", RailGroup::Assessment, &make<gaps::GapPage>},
    {"approval", KIJUN_TEXT("approvalpage.page"), "approval", RailGroup::Assessment,
     &make<approval::ApprovalPage>},
    registerPage<groupPlace("scope")>(),
    registerPage<groupPlace("assets")>(),
    registerPage<groupPlace("suppliers")>(),
    {"map", KIJUN_TEXT("mappage.page"), "map", RailGroup::Registers, &make<map::MapPage>},
    registerPage<groupPlace("risks")>(),
    {"asset_sheet", KIJUN_TEXT("assetsheet.page"), "asset_sheet", RailGroup::Registers,
     &make<asset_sheet::AssetSheetPage>},
    {"riskmap", KIJUN_TEXT("riskpage.page"), "riskmap", RailGroup::Registers,
     &make<risks::RiskPage>},
    registerPage<groupPlace("governance")>(),
    registerPage<groupPlace("plans")>(),
    {"plan_board", KIJUN_TEXT("planboard.page"), "plan_board", RailGroup::Response,
     &make<plan_board::PlanBoardPage>},
    registerPage<groupPlace("documents")>(),
    registerPage<groupPlace("exceptions")>(),
    registerPage<groupPlace("incidents")>(),
    registerPage<groupPlace("exercises")>(),
    registerPage<groupPlace("contacts")>(),
    {"evidence", KIJUN_TEXT("evidencepage.page"), "evidence", RailGroup::Audit,
     &make<evidence::EvidencePage>},
    {"history", KIJUN_TEXT("historypage.page"), "history", RailGroup::Audit,
     &make<history::HistoryPage>},
    {"merge", KIJUN_TEXT("mergepage.page"), "merge", RailGroup::Audit, &make<merge::MergePage>},
    {"backup", KIJUN_TEXT("backuppage.page"), "backup", RailGroup::Audit,
     &make<backup::BackupPage>},
    {"report", KIJUN_TEXT("reportpage.page"), "report", RailGroup::Output,
     &make<report::ReportPage>},
};

}  // namespace

std::span<const PageInfo> pages() {
  return kPages;
}

const PageInfo* findPage(std::string_view id) {
  const auto all = pages();
  const auto at =
      std::find_if(all.begin(), all.end(), [id](const PageInfo& page) { return page.id == id; });
  return at == all.end() ? nullptr : &*at;
}

std::string_view textIdOf(RailGroup group) {
  switch (group) {
    case RailGroup::Registers:
      return KIJUN_TEXT("ui.rail.registers");
    case RailGroup::Response:
      return KIJUN_TEXT("ui.rail.response");
    case RailGroup::Crisis:
      return KIJUN_TEXT("ui.rail.crisis");
    case RailGroup::Audit:
      return KIJUN_TEXT("ui.rail.audit");
    case RailGroup::Output:
      return KIJUN_TEXT("ui.rail.output");
    case RailGroup::Assessment:
      break;
  }
  return KIJUN_TEXT("ui.rail.assessment");
}

}  // namespace kijun::ui
