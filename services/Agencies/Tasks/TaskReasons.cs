using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Agencies.Tasks;

/// <summary>The reasons that only tasks give.</summary>
public static class TaskReasons
{
    /// <summary>The task mirrors a step of the case file.</summary>
    public static readonly Reason TaskIsMirror = new("TASK_IS_MIRROR", StatusCode.FailedPrecondition,
        "The task mirrors a step of the case file; call {method} on the case, which completes the task.",
        "Tugas ini mengikuti langkah berkas perkara; jalankan {method} pada perkaranya, maka tugas ini selesai.");

    /// <summary>The task cannot be given back.</summary>
    public static readonly Reason TaskNotReturnable = new("TASK_NOT_RETURNABLE", StatusCode.FailedPrecondition,
        "The task of step {step} cannot be returned.", "Tugas pada langkah {step} tidak dapat dikembalikan.");

    /// <summary>The office gave the task to another of its officers.</summary>
    public static readonly Reason TaskOfAnotherOfficer = new("TASK_OF_ANOTHER_OFFICER", StatusCode.PermissionDenied,
        "The office gave the task to another officer.", "Tugas ini telah didisposisikan kepada petugas lain.");

    /// <summary>The officer keeps out of the case.</summary>
    public static readonly Reason OfficerRecused = new("OFFICER_RECUSED", StatusCode.FailedPrecondition,
        "The officer keeps out of the case; give the task to another.", "Petugas itu dikecualikan dari perkara ini; disposisikan kepada petugas lain.");

    /// <summary>A deadline needs a year whose holidays are not loaded.</summary>
    public static readonly Reason CalendarYearMissing = new("CALENDAR_YEAR_MISSING", StatusCode.FailedPrecondition,
        "The deadline needs the working days of {year}, which are not loaded; the operator must add them.",
        "Batas waktu ini memerlukan hari kerja tahun {year} yang belum dimuat; hubungi pengelola.");
}
