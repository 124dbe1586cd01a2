using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Stazh.Learn.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RegionalHalf : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ExpertiseDone",
                table: "StatusApplications",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Percent",
                table: "StatusApplications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SubmissionDate",
                table: "StatusApplications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubmissionNumber",
                table: "StatusApplications",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "SubmissionPaperId",
                table: "StatusApplications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Format",
                table: "Runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Taken",
                table: "PeerReviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LogoId",
                table: "Papers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsAfterReviews",
                table: "FinalWorkVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "FinalWorkVersions",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Revised",
                table: "FinalWorks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "RevisionNote",
                table: "FinalWorks",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "ContestInstitutions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WindowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    OrganisationKey = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ReportOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContestInstitutions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContestInstitutions_IntakeWindows_WindowId",
                        column: x => x.WindowId,
                        principalTable: "IntakeWindows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Denominators",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    District = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EnteredById = table.Column<Guid>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Denominators", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DiaryEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrolmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Waits = table.Column<bool>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConfirmedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DiaryEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DiaryEntries_Enrolments_EnrolmentId",
                        column: x => x.EnrolmentId,
                        principalTable: "Enrolments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExpertCouncils",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    OrderNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    OrderDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    QuorumPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    ExpertsPerApplication = table.Column<int>(type: "INTEGER", nullable: false),
                    DisagreementPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    ExcludesOwnDistrict = table.Column<bool>(type: "INTEGER", nullable: false),
                    OrderPaperId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpertCouncils", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IndicatorSnapshots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    District = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<int>(type: "INTEGER", nullable: false),
                    Whole = table.Column<int>(type: "INTEGER", nullable: true),
                    WholeOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WholeSource = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Target = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndicatorSnapshots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JournalEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JournalEntries_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JournalShares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Token = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalShares", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JournalShares_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LoadedContent",
                columns: table => new
                {
                    Part = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoadedContent", x => x.Part);
                });

            migrationBuilder.CreateTable(
                name: "MethodNetworks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PlannedMembers = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MethodNetworks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MonitoringWindows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FormCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitoringWindows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NetworkCouncils",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    OrderNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    OrderDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Regulation = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkCouncils", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeContests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Terms = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    IntakeFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IntakeTo = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Consultations = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    SelectionTo = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeContests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Resources",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    District = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WorkId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    IsShown = table.Column<bool>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Theme = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Programme = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: true),
                    IsReplaced = table.Column<bool>(type: "INTEGER", nullable: false),
                    DraftJson = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Resources", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Resources_FinalWorks_WorkId",
                        column: x => x.WorkId,
                        principalTable: "FinalWorks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Resources_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SchoolCares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Target = table.Column<int>(type: "INTEGER", nullable: false),
                    School = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    District = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchoolCares", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SchoolCares_InternshipSites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "InternshipSites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SchoolCares_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SiteMeetings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Agenda = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Decisions = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    CreatedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteMeetings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StatusContests",
                columns: table => new
                {
                    WindowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    District = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RegulationPaperId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RegulationNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    RegulationDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SchoolsTotal = table.Column<int>(type: "INTEGER", nullable: true),
                    CountedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CountSource = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    PassingPercent = table.Column<int>(type: "INTEGER", nullable: true),
                    ResultsPaperId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ResultsNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ResultsDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatusContests", x => x.WindowId);
                    table.ForeignKey(
                        name: "FK_StatusContests_IntakeWindows_WindowId",
                        column: x => x.WindowId,
                        principalTable: "IntakeWindows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CouncilCriteria",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CouncilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Most = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilCriteria", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouncilCriteria_ExpertCouncils_CouncilId",
                        column: x => x.CouncilId,
                        principalTable: "ExpertCouncils",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CouncilMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CouncilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Post = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouncilMembers_ExpertCouncils_CouncilId",
                        column: x => x.CouncilId,
                        principalTable: "ExpertCouncils",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CouncilMembers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CouncilSittings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CouncilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Present = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MinutesPaperId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MinutesNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MinutesDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilSittings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouncilSittings_ExpertCouncils_CouncilId",
                        column: x => x.CouncilId,
                        principalTable: "ExpertCouncils",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExpertConclusions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CouncilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExpertId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsThird = table.Column<bool>(type: "INTEGER", nullable: false),
                    AssignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AssignedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Scores = table.Column<string>(type: "TEXT", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Advice = table.Column<int>(type: "INTEGER", nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: true),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeclinedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeclineReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    IsConflict = table.Column<bool>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpertConclusions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExpertConclusions_ExpertCouncils_CouncilId",
                        column: x => x.CouncilId,
                        principalTable: "ExpertCouncils",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExpertConclusions_People_ExpertId",
                        column: x => x.ExpertId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExpertConclusions_StatusApplications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "StatusApplications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JournalFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JournalFiles_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JournalFiles_JournalEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "JournalEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CentreStatuses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    NetworkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Regulation = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    RegulationPaperId = table.Column<Guid>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CentreStatuses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CentreStatuses_MethodNetworks_NetworkId",
                        column: x => x.NetworkId,
                        principalTable: "MethodNetworks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CentreStatuses_Papers_RegulationPaperId",
                        column: x => x.RegulationPaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NetworkAssociations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    NetworkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Leader = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Teachers = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkAssociations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NetworkAssociations_MethodNetworks_NetworkId",
                        column: x => x.NetworkId,
                        principalTable: "MethodNetworks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NetworkInteractions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    NetworkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    One = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Other = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkInteractions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NetworkInteractions_MethodNetworks_NetworkId",
                        column: x => x.NetworkId,
                        principalTable: "MethodNetworks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NetworkMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    NetworkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NetworkMembers_InternshipSites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "InternshipSites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NetworkMembers_MethodNetworks_NetworkId",
                        column: x => x.NetworkId,
                        principalTable: "MethodNetworks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NetworkVisits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    NetworkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Event = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Guests = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Visitors = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkVisits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NetworkVisits_MethodNetworks_NetworkId",
                        column: x => x.NetworkId,
                        principalTable: "MethodNetworks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoadStages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    NetworkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Responsible = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Product = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoadStages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoadStages_MethodNetworks_NetworkId",
                        column: x => x.NetworkId,
                        principalTable: "MethodNetworks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Workshops",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NetworkId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    MasterPost = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    MasterName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Workshops", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Workshops_InternshipSites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "InternshipSites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Workshops_MethodNetworks_NetworkId",
                        column: x => x.NetworkId,
                        principalTable: "MethodNetworks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Workshops_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MonitoringSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WindowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WordsJson = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HandedInAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitoringSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MonitoringSheets_MonitoringWindows_WindowId",
                        column: x => x.WindowId,
                        principalTable: "MonitoringWindows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MonitoringSheets_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NetworkCouncilMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CouncilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkCouncilMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NetworkCouncilMembers_NetworkCouncils_CouncilId",
                        column: x => x.CouncilId,
                        principalTable: "NetworkCouncils",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NetworkCouncilMembers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NetworkSittings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CouncilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    IsHeld = table.Column<bool>(type: "INTEGER", nullable: false),
                    Present = table.Column<string>(type: "TEXT", nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkSittings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NetworkSittings_NetworkCouncils_CouncilId",
                        column: x => x.CouncilId,
                        principalTable: "NetworkCouncils",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContestEntries",
                columns: table => new
                {
                    ContestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsWinner = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContestEntries", x => new { x.ContestId, x.ResourceId });
                    table.ForeignKey(
                        name: "FK_ContestEntries_ProgrammeContests_ContestId",
                        column: x => x.ContestId,
                        principalTable: "ProgrammeContests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ContestEntries_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExperienceCards",
                columns: table => new
                {
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Conditions = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Essence = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Results = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    PassedTo = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    PassedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExperienceCards", x => x.ResourceId);
                    table.ForeignKey(
                        name: "FK_ExperienceCards_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ResourceAuthors",
                columns: table => new
                {
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    District = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResourceAuthors", x => new { x.ResourceId, x.Number });
                    table.ForeignKey(
                        name: "FK_ResourceAuthors_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResourceAuthors_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ResourceFiles",
                columns: table => new
                {
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResourceFiles", x => new { x.ResourceId, x.FileId });
                    table.ForeignKey(
                        name: "FK_ResourceFiles_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResourceFiles_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ResourceUses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReaderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    District = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResourceUses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ResourceUses_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ResourceVersions",
                columns: table => new
                {
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentJson = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResourceVersions", x => new { x.ResourceId, x.Number });
                    table.ForeignKey(
                        name: "FK_ResourceVersions_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RunPackages",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Links = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    RemindedAhead = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RemindedLate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReadyAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReadyById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunPackages", x => x.RunId);
                    table.ForeignKey(
                        name: "FK_RunPackages_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RunPackages_Runs_RunId",
                        column: x => x.RunId,
                        principalTable: "Runs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SchoolConsultations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CareId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Form = table.Column<int>(type: "INTEGER", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchoolConsultations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SchoolConsultations_SchoolCares_CareId",
                        column: x => x.CareId,
                        principalTable: "SchoolCares",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeetingAttendance",
                columns: table => new
                {
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingAttendance", x => new { x.MeetingId, x.SiteId });
                    table.ForeignKey(
                        name: "FK_MeetingAttendance_InternshipSites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "InternshipSites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MeetingAttendance_SiteMeetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "SiteMeetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgendaItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SittingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Proposal = table.Column<int>(type: "INTEGER", nullable: true),
                    Said = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 3500, nullable: false),
                    For = table.Column<int>(type: "INTEGER", nullable: false),
                    Against = table.Column<int>(type: "INTEGER", nullable: false),
                    Abstained = table.Column<int>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgendaItems_CouncilSittings_SittingId",
                        column: x => x.SittingId,
                        principalTable: "CouncilSittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgendaItems_StatusApplications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "StatusApplications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Agreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NetworkId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstParty = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    SecondParty = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    OtherParties = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    NegotiatedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TerminatedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    RemindedMonths = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agreements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Agreements_MethodNetworks_NetworkId",
                        column: x => x.NetworkId,
                        principalTable: "MethodNetworks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Agreements_NetworkMembers_MemberId",
                        column: x => x.MemberId,
                        principalTable: "NetworkMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkshopLessons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkshopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Came = table.Column<int>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkshopLessons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkshopLessons_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkshopMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkshopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkshopMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkshopMembers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkshopMembers_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MonitoringAnswers",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitoringAnswers", x => new { x.SheetId, x.Question });
                    table.ForeignKey(
                        name: "FK_MonitoringAnswers_MonitoringSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "MonitoringSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NetworkAgenda",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SittingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Speaker = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Said = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Vote = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Responsible = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkAgenda", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NetworkAgenda_InternshipSites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "InternshipSites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NetworkAgenda_NetworkSittings_SittingId",
                        column: x => x.SittingId,
                        principalTable: "NetworkSittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NetworkAgenda_PlanReports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "PlanReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContestScores",
                columns: table => new
                {
                    ContestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    JurorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Need = table.Column<int>(type: "INTEGER", nullable: false),
                    Soundness = table.Column<int>(type: "INTEGER", nullable: false),
                    Effect = table.Column<int>(type: "INTEGER", nullable: false),
                    Repeatable = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContestScores", x => new { x.ContestId, x.ResourceId, x.JurorId });
                    table.ForeignKey(
                        name: "FK_ContestScores_ContestEntries_ContestId_ResourceId",
                        columns: x => new { x.ContestId, x.ResourceId },
                        principalTable: "ContestEntries",
                        principalColumns: new[] { "ContestId", "ResourceId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StatusApplications_SubmissionPaperId",
                table: "StatusApplications",
                column: "SubmissionPaperId");

            migrationBuilder.CreateIndex(
                name: "IX_Papers_LogoId",
                table: "Papers",
                column: "LogoId");

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_ApplicationId",
                table: "AgendaItems",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_SittingId_ApplicationId",
                table: "AgendaItems",
                columns: new[] { "SittingId", "ApplicationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_MemberId",
                table: "Agreements",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_NetworkId",
                table: "Agreements",
                column: "NetworkId");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_Region_State_To",
                table: "Agreements",
                columns: new[] { "Region", "State", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_CentreStatuses_NetworkId",
                table: "CentreStatuses",
                column: "NetworkId");

            migrationBuilder.CreateIndex(
                name: "IX_CentreStatuses_RegulationPaperId",
                table: "CentreStatuses",
                column: "RegulationPaperId");

            migrationBuilder.CreateIndex(
                name: "IX_ContestEntries_ResourceId",
                table: "ContestEntries",
                column: "ResourceId");

            migrationBuilder.CreateIndex(
                name: "IX_ContestInstitutions_WindowId_Stage_OrganisationKey",
                table: "ContestInstitutions",
                columns: new[] { "WindowId", "Stage", "OrganisationKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouncilCriteria_CouncilId_Position",
                table: "CouncilCriteria",
                columns: new[] { "CouncilId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilMembers_CouncilId_PersonId",
                table: "CouncilMembers",
                columns: new[] { "CouncilId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouncilMembers_PersonId",
                table: "CouncilMembers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilSittings_CouncilId_HeldOn",
                table: "CouncilSittings",
                columns: new[] { "CouncilId", "HeldOn" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilSittings_MinutesPaperId",
                table: "CouncilSittings",
                column: "MinutesPaperId");

            migrationBuilder.CreateIndex(
                name: "IX_Denominators_Region_Kind_District_On",
                table: "Denominators",
                columns: new[] { "Region", "Kind", "District", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_DiaryEntries_EnrolmentId_Day",
                table: "DiaryEntries",
                columns: new[] { "EnrolmentId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpertConclusions_ApplicationId_Version_ExpertId",
                table: "ExpertConclusions",
                columns: new[] { "ApplicationId", "Version", "ExpertId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpertConclusions_CouncilId",
                table: "ExpertConclusions",
                column: "CouncilId");

            migrationBuilder.CreateIndex(
                name: "IX_ExpertConclusions_ExpertId_SubmittedAt",
                table: "ExpertConclusions",
                columns: new[] { "ExpertId", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpertCouncils_OrderPaperId",
                table: "ExpertCouncils",
                column: "OrderPaperId");

            migrationBuilder.CreateIndex(
                name: "IX_ExpertCouncils_Region_To",
                table: "ExpertCouncils",
                columns: new[] { "Region", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorSnapshots_Region_Year_Number_District_Code_Revision",
                table: "IndicatorSnapshots",
                columns: new[] { "Region", "Year", "Number", "District", "Code", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntries_PersonId_On",
                table: "JournalEntries",
                columns: new[] { "PersonId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalFiles_EntryId",
                table: "JournalFiles",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_JournalFiles_FileId",
                table: "JournalFiles",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_JournalShares_PersonId",
                table: "JournalShares",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_JournalShares_Token",
                table: "JournalShares",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeetingAttendance_SiteId",
                table: "MeetingAttendance",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_MethodNetworks_Region",
                table: "MethodNetworks",
                column: "Region");

            migrationBuilder.CreateIndex(
                name: "IX_MethodNetworks_Slug",
                table: "MethodNetworks",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringSheets_PersonId",
                table: "MonitoringSheets",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringSheets_WindowId_SubjectId_Direction",
                table: "MonitoringSheets",
                columns: new[] { "WindowId", "SubjectId", "Direction" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringWindows_Region_FormCode_Year_Number",
                table: "MonitoringWindows",
                columns: new[] { "Region", "FormCode", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NetworkAgenda_ReportId",
                table: "NetworkAgenda",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkAgenda_SiteId",
                table: "NetworkAgenda",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkAgenda_SittingId",
                table: "NetworkAgenda",
                column: "SittingId");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkAssociations_NetworkId",
                table: "NetworkAssociations",
                column: "NetworkId");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkCouncilMembers_CouncilId",
                table: "NetworkCouncilMembers",
                column: "CouncilId");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkCouncilMembers_PersonId",
                table: "NetworkCouncilMembers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkCouncils_Region",
                table: "NetworkCouncils",
                column: "Region");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkInteractions_NetworkId",
                table: "NetworkInteractions",
                column: "NetworkId");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkMembers_NetworkId",
                table: "NetworkMembers",
                column: "NetworkId");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkMembers_SiteId",
                table: "NetworkMembers",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkSittings_CouncilId_On",
                table: "NetworkSittings",
                columns: new[] { "CouncilId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_NetworkVisits_NetworkId_On",
                table: "NetworkVisits",
                columns: new[] { "NetworkId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeContests_IntakeFrom",
                table: "ProgrammeContests",
                column: "IntakeFrom");

            migrationBuilder.CreateIndex(
                name: "IX_ResourceAuthors_PersonId",
                table: "ResourceAuthors",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ResourceFiles_FileId",
                table: "ResourceFiles",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_Resources_IsShown_Kind_PublishedAt",
                table: "Resources",
                columns: new[] { "IsShown", "Kind", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Resources_OwnerId",
                table: "Resources",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Resources_SiteId",
                table: "Resources",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_Resources_Slug",
                table: "Resources",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Resources_State_ChangedAt",
                table: "Resources",
                columns: new[] { "State", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Resources_WorkId",
                table: "Resources",
                column: "WorkId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ResourceUses_Day_Region",
                table: "ResourceUses",
                columns: new[] { "Day", "Region" });

            migrationBuilder.CreateIndex(
                name: "IX_ResourceUses_ReaderId_ResourceId_Day_Kind",
                table: "ResourceUses",
                columns: new[] { "ReaderId", "ResourceId", "Day", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ResourceUses_ResourceId",
                table: "ResourceUses",
                column: "ResourceId");

            migrationBuilder.CreateIndex(
                name: "IX_ResourceVersions_At",
                table: "ResourceVersions",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_RoadStages_NetworkId",
                table: "RoadStages",
                column: "NetworkId");

            migrationBuilder.CreateIndex(
                name: "IX_RunPackages_ResourceId",
                table: "RunPackages",
                column: "ResourceId");

            migrationBuilder.CreateIndex(
                name: "IX_SchoolCares_PersonId",
                table: "SchoolCares",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SchoolCares_Region_Until",
                table: "SchoolCares",
                columns: new[] { "Region", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_SchoolCares_SiteId",
                table: "SchoolCares",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_SchoolConsultations_CareId_On",
                table: "SchoolConsultations",
                columns: new[] { "CareId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_SiteMeetings_Region_On",
                table: "SiteMeetings",
                columns: new[] { "Region", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkshopLessons_WorkshopId_On",
                table: "WorkshopLessons",
                columns: new[] { "WorkshopId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkshopMembers_PersonId",
                table: "WorkshopMembers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkshopMembers_WorkshopId",
                table: "WorkshopMembers",
                column: "WorkshopId");

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_NetworkId",
                table: "Workshops",
                column: "NetworkId");

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_PersonId",
                table: "Workshops",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_Region",
                table: "Workshops",
                column: "Region");

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_SiteId",
                table: "Workshops",
                column: "SiteId");

            migrationBuilder.AddForeignKey(
                name: "FK_Papers_Files_LogoId",
                table: "Papers",
                column: "LogoId",
                principalTable: "Files",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Papers_Files_LogoId",
                table: "Papers");

            migrationBuilder.DropTable(
                name: "AgendaItems");

            migrationBuilder.DropTable(
                name: "Agreements");

            migrationBuilder.DropTable(
                name: "CentreStatuses");

            migrationBuilder.DropTable(
                name: "ContestInstitutions");

            migrationBuilder.DropTable(
                name: "ContestScores");

            migrationBuilder.DropTable(
                name: "CouncilCriteria");

            migrationBuilder.DropTable(
                name: "CouncilMembers");

            migrationBuilder.DropTable(
                name: "Denominators");

            migrationBuilder.DropTable(
                name: "DiaryEntries");

            migrationBuilder.DropTable(
                name: "ExperienceCards");

            migrationBuilder.DropTable(
                name: "ExpertConclusions");

            migrationBuilder.DropTable(
                name: "IndicatorSnapshots");

            migrationBuilder.DropTable(
                name: "JournalFiles");

            migrationBuilder.DropTable(
                name: "JournalShares");

            migrationBuilder.DropTable(
                name: "LoadedContent");

            migrationBuilder.DropTable(
                name: "MeetingAttendance");

            migrationBuilder.DropTable(
                name: "MonitoringAnswers");

            migrationBuilder.DropTable(
                name: "NetworkAgenda");

            migrationBuilder.DropTable(
                name: "NetworkAssociations");

            migrationBuilder.DropTable(
                name: "NetworkCouncilMembers");

            migrationBuilder.DropTable(
                name: "NetworkInteractions");

            migrationBuilder.DropTable(
                name: "NetworkVisits");

            migrationBuilder.DropTable(
                name: "ResourceAuthors");

            migrationBuilder.DropTable(
                name: "ResourceFiles");

            migrationBuilder.DropTable(
                name: "ResourceUses");

            migrationBuilder.DropTable(
                name: "ResourceVersions");

            migrationBuilder.DropTable(
                name: "RoadStages");

            migrationBuilder.DropTable(
                name: "RunPackages");

            migrationBuilder.DropTable(
                name: "SchoolConsultations");

            migrationBuilder.DropTable(
                name: "StatusContests");

            migrationBuilder.DropTable(
                name: "WorkshopLessons");

            migrationBuilder.DropTable(
                name: "WorkshopMembers");

            migrationBuilder.DropTable(
                name: "CouncilSittings");

            migrationBuilder.DropTable(
                name: "NetworkMembers");

            migrationBuilder.DropTable(
                name: "ContestEntries");

            migrationBuilder.DropTable(
                name: "JournalEntries");

            migrationBuilder.DropTable(
                name: "SiteMeetings");

            migrationBuilder.DropTable(
                name: "MonitoringSheets");

            migrationBuilder.DropTable(
                name: "NetworkSittings");

            migrationBuilder.DropTable(
                name: "SchoolCares");

            migrationBuilder.DropTable(
                name: "Workshops");

            migrationBuilder.DropTable(
                name: "ExpertCouncils");

            migrationBuilder.DropTable(
                name: "ProgrammeContests");

            migrationBuilder.DropTable(
                name: "Resources");

            migrationBuilder.DropTable(
                name: "MonitoringWindows");

            migrationBuilder.DropTable(
                name: "NetworkCouncils");

            migrationBuilder.DropTable(
                name: "MethodNetworks");

            migrationBuilder.DropIndex(
                name: "IX_StatusApplications_SubmissionPaperId",
                table: "StatusApplications");

            migrationBuilder.DropIndex(
                name: "IX_Papers_LogoId",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "ExpertiseDone",
                table: "StatusApplications");

            migrationBuilder.DropColumn(
                name: "Percent",
                table: "StatusApplications");

            migrationBuilder.DropColumn(
                name: "SubmissionDate",
                table: "StatusApplications");

            migrationBuilder.DropColumn(
                name: "SubmissionNumber",
                table: "StatusApplications");

            migrationBuilder.DropColumn(
                name: "SubmissionPaperId",
                table: "StatusApplications");

            migrationBuilder.DropColumn(
                name: "Format",
                table: "Runs");

            migrationBuilder.DropColumn(
                name: "Taken",
                table: "PeerReviews");

            migrationBuilder.DropColumn(
                name: "LogoId",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "IsAfterReviews",
                table: "FinalWorkVersions");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "FinalWorkVersions");

            migrationBuilder.DropColumn(
                name: "Revised",
                table: "FinalWorks");

            migrationBuilder.DropColumn(
                name: "RevisionNote",
                table: "FinalWorks");
        }
    }
}
