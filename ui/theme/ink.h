// The colour roles of report/theme.h under a name of the window's own, for `Role` is an actor's
// there. Same enumerators in the same order (held by ink.cpp).
#pragma once

namespace kijun::ui {

enum class Ink {
  Window,
  Surface,
  Line,
  Text,
  Muted,
  Accent,
  AccentSoft,
  OnAccent,
  Selection,
  Previous,
  Target,
  Warning,
  WarningSoft,
  Bad,
  BadSoft,
  Good,
  GoodSoft,
  Level0,
  Level1,
  Level2,
  Level3,
  Level4,
  Level5,
  OnLevel0,
  OnLevel1,
  OnLevel2,
  OnLevel3,
  OnLevel4,
  OnLevel5,
  RiskA,
  RiskB,
  RiskC,
  RiskD,
  RiskE,
  OnRiskA,
  OnRiskB,
  OnRiskC,
  OnRiskD,
  OnRiskE,
};

}  // namespace kijun::ui
