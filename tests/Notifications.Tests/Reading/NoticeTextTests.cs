using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Reading;
using NodaTime;

namespace Netralitas.Notifications.Tests.Reading;

public sealed class NoticeTextTests
{
    [Theory]
    [InlineData(NotificationKind.TaskOpened, "Tugas baru", "New task")]
    [InlineData(NotificationKind.TaskReturned, "Tugas dikembalikan", "Task returned")]
    [InlineData(NotificationKind.TaskOverdue, "Tugas melewati batas waktu", "Task overdue")]
    [InlineData(NotificationKind.TaskDeadlineMoved, "Batas waktu tugas berubah", "Deadline of a task moved")]
    [InlineData(NotificationKind.TaskCompleted, "Tugas selesai", "Task done")]
    [InlineData(NotificationKind.TaskCancelled, "Tugas dibatalkan", "Task cancelled")]
    public void A_notice_says_what_happened_to_which_task_in_which_case_and_until_when_it_is_due(NotificationKind kind, string what, string whatEn)
    {
        var notice = Notice(kind, "005/Reg/LP/PB/Kab/22.02/X/2024", "Asia/Makassar");

        NoticeText.Indonesian(notice).ShouldBe($"{what}: Menyusun catatan situasi wilayah. Perkara: 005/Reg/LP/PB/Kab/22.02/X/2024. Batas waktu: 17 Oktober 2024 pukul 00.00 WITA.");
        NoticeText.English(notice).ShouldBe($"{whatEn}: Write a note on the situation. Case: 005/Reg/LP/PB/Kab/22.02/X/2024. Due: 17 October 2024, 00:00 WITA.");
    }

    [Theory]
    [InlineData("Asia/Jakarta", "16 Oktober 2024 pukul 23.00 WIB")]
    [InlineData("Asia/Pontianak", "16 Oktober 2024 pukul 23.00 WIB")]
    [InlineData("Asia/Makassar", "17 Oktober 2024 pukul 00.00 WITA")]
    [InlineData("Asia/Jayapura", "17 Oktober 2024 pukul 01.00 WIT")]
    public void A_case_without_a_number_says_so_and_times_are_local(string zone, string due)
    {
        var notice = Notice(NotificationKind.TaskOpened, null, zone);

        NoticeText.Indonesian(notice).ShouldBe($"Tugas baru: Menyusun catatan situasi wilayah. Perkara: nomor belum ada. Batas waktu: {due}.");
        NoticeText.English(notice).ShouldContain("Case: no number yet.");
    }

    private static Notice Notice(NotificationKind kind, string? number, string zone) => new()
    {
        Id = Guid.CreateVersion7(), Version = 1, TaskId = Guid.NewGuid(), Kind = kind, OfficeId = "x", TaskOfficeId = "x", CaseId = Guid.NewGuid(),
        CaseNumber = number, Title = "Menyusun catatan situasi wilayah", TitleEn = "Write a note on the situation",
        DueTime = Instant.FromUtc(2024, 10, 16, 16, 0), TimeZone = zone, EventTime = Instant.FromUtc(2024, 10, 14, 0, 0),
    };
}
