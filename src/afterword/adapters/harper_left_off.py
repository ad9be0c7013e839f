"""Rules of Harper that are not asked at all, since they take most of the time that a text takes.

Left off are rules for what a letter after an interview hardly holds (idioms, proverbs, places), for what our own
rules say better or want as it is (style, abbreviations, brands), and for matters of layout. What slips of
the keyboard, of grammar and of confused words find stays on.
"""

from typing import Any

GROUPS = frozenset({"Proper Nouns", "Initialisms", "Regionalisms and Dialect"})

_IDIOMS = (
    "Ado AdNauseam Ajar Akimbo AllHellBreakLoose AllWellAndGood AlzheimersDisease AMeansToAnEnd AnalogAcousticBike "
    "AndSuch AndTheLike AnotherThingComing AnotherThinkComing AsIsWithAnything AsItHappens AtAllCosts AtFaceValue "
    "AtTheBestOfTimes AtTheExpenseOf AtTheVeryLeast BackhandedCompliment BackInTheDay BadRap BainBane BanTogether "
    "BareBones BareWithMe BatedBreath BeckAndCall BehindTheScenes BesideThePoint BlanketStatement "
    "BlacklistWhitelist BluRayHyphen Bollocks BrandBrandish Brutality ByTheBook CallItQuits CapitalizeOn "
    "CaseInPoint Catch22 CautionaryTale ChampAtTheBit ChangeTack ChickenAndEgg ChockFull ClaimToFame CloseTightKnit "
    "Copyright CoursingThroughVeins CuttingAgeEggcorn DampSquib DayAndAge DigestiveTract DigUnderTheHood "
    "DoubleEdgedSword DueDiligence DuringAges EagleEyed EggYolk EnMasse EnRoute Expat Expatriate FaceFirst "
    "FarAndFewBetween FarBeIt FatalOutcome FetalPosition FinishingTouches FirstAidKit FishNorFowl FlauntForFlout "
    "FoamAtTheMouth FootTheBill ForArgumentsSake FormativeYears ForTheNthTime FreeRein FromTheGetGo FullToTheBrim "
    "GildedAge GoMissing GoToSleep GoToWar GrindToAHalt GuineaBissau Hallucination Haphazard HighLowStandards "
    "Hijack HitTheNailOnTheHead HolyWar HumanLife HungerPang InAnIdealWorld InOnTheCards InRetaliationTo "
    "Insurmountable InTheGrandSchemeOfThings InTheSameVein JawDropping JohnsHopkins JumpTheGun JustDeserts "
    "KnowNothingVerb LastButNotLeast LastDitch LaughOfAt LeavingInDroves LikeThePlague LikeTheresNoTomorrow "
    "LittleKnown LookDownOnesNose LowHangingFruit MakeupCompoundNoun ManagerialReins MassExodus MercedesBenzHyphen "
    "MixedBag Monumentous MootPoint MoreThanMeetsTheEye NailInCoffin NailOnTheHead NakedEye NeitherHereNorThere "
    "NervousWreck NobelPeacePrize NoHarmNoFoul NoMatchFor OffLimits OffTheCuff OldestInTheBook OldWivesTale "
    "OneFellSwoop OnesOwnAccord OnFloor OnTheFence OnTheSpurOfTheMoment OpenTheLight OutOfTheWindow Oxymorons "
    "PaleByComparison PassersBy PedalToTheMetal PeekBehindTheCurtain PortAuPrince PortoNovo PostItNoteHyphen "
    "PrayingMantis RainbowColoredHyphen RapidFire RealTrouper RegimenRegiment RifeWith RogueRouge RollerSkated "
    "ScantilyClad ScapeGoat SeizeControlOf ShootOneselfInTheFoot SideTangent SlipperySlope SneakingSuspicion "
    "SneakPeekPreview SpinalChord StatuteOfLimitations StrikeChord StrikeOfGenius StrikeOfLuck SufficeItToSay "
    "Surreality TakeItPersonally TakeMedicine ThreatenVerb ThrowBabyWithBathwater ThrowRubbish TickingTimeClock "
    "ToGreatLengths TongueInCheek ToteTout ToTheMannerBorn TrueToWord TruthToTheFact TryOnesHandAt TryOnesLuck "
    "TuffEnough UpdatePlaceNames ViceVersa WasAloud WaveFunction WetYourAppetite WhetYourAppetite WithOpenArms "
    "WokVerbTypo WreakHavoc WroteToRote WroughtIron YeaToYeah YehToYeah GoggleBrand WordPressDotcom ColdModalTypo "
    "InLieuOf PerSe ClicheAccent Albeit Akin DegreesKelvin DegreesKelvinSymbol FootInchMinuteSecondSymbols "
    "CoffeeTable HeartToHeard NorModalPronoun "
)
_STYLE = (
    "ACoupleMore AvoidContractions CondenseAllThe Cybersec Excellent ExpandAlgorithm ExpandAlloc ExpandArgument "
    "ExpandBecause ExpandConfiguration ExpandControl ExpandCoordinate ExpandDecl ExpandDependencies ExpandDereference "
    "ExpandDirectory ExpandFavourite ExpandForward ExpandGovt ExpandLegitimate ExpandMinimum ExpandNotification "
    "ExpandParameter ExpandPerformance ExpandPeople ExpandPointer ExpandPreference ExpandPrevious "
    "ExpandStandardInputAndOutput ExpandThough ExpandThrough ExpandVulnerability ExpandWith ExpandWithout Freezing "
    "Hedging MultipleFrequencyAdverbs QuiteQuiet RedundantAcronyms RedundantAdditiveAdverbs RedundantAlmostNearly "
    "RedundantFirsts RedundantIIRC RedundantPretty RedundantSelf Starving Towards VeryUnique WidelyAccepted "
    "OutOfTheBox ClientOrServerSide EnvironmentVariable OperatingSystem LinkedList WebScraping Piggyback Skyrocket "
    "HomeInOn InflectionPoint AtTheEndOfTheDay InHindsight LitotesDirectPositive CodeInWriteIn ReverseEngineer "
    "ReadsAndWrites LinesOfCode"
)
_LAYOUT = (
    "CommaFixes Dashes EllipsisLength NoFrenchSpaces NumericRangeEnDash QuoteSpacing Spaces UnclosedQuotes "
    "UseEllipsisCharacter CurrencyPlacement"
)

RULES = frozenset((*_IDIOMS.split(), *_STYLE.split(), *_LAYOUT.split()))


def rules_of_groups(config: dict[str, Any]) -> frozenset[str]:
    """The names of all rules in `GROUPS`, from Harper's structured configuration."""
    found: set[str] = set()
    for setting in config.get("settings", ()):
        group = setting.get("Group")
        if group and group.get("label") in GROUPS:
            found.update(each["Bool"]["name"] for each in group["child"]["settings"] if "Bool" in each)
    return frozenset(found)
