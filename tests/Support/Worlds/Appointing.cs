using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;

namespace Netralitas.Support.Worlds;

/// <summary>Appoints officers as an office does.</summary>
public static class Appointing
{
    /// <summary>Appoints an examiner whom every service knows from then on; the id.</summary>
    public static async Task<string> AppointAsync(World world, string office)
    {
        ArgumentNullException.ThrowIfNull(world);
        var officer = (await world.Officers.AppointOfficerAsync(
            new AppointOfficerRequest { RequestId = Guid.NewGuid().ToString(), OfficeId = office, Name = "Citra Fulan", Roles = { Role.Examiner } },
            world.As(office, Roles.Administrator))).Officer.Id;
        var headers = world.AsOfficer(office, officer);
        await Eventually.Be(() => Errors.ReasonOf(world.Cases.ListCasesAsync(new ListCasesRequest(), headers)), reason => reason.Length == 0);
        await Eventually.Be(() => Errors.ReasonOf(world.Notifications.ListNotificationsAsync(new ListNotificationsRequest(), headers)), reason => reason.Length == 0);
        return officer;
    }
}
