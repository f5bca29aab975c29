using Grpc.Core;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Contacts;
using Netralitas.Notifications.Reaching;
using Netralitas.Platform.Hosting;

namespace Netralitas.Notifications.Rosters;

/// <summary>The gRPC face of rosters and contacts.</summary>
internal sealed class RosterGrpcService(SetRoster set, ReadRoster read, SetContact setContact, ReadContact readContact, RemoveContact removeContact, ListReachSteps steps) : RosterService.RosterServiceBase
{
    public override Task<SetRosterResponse> SetRoster(SetRosterRequest request, ServerCallContext context) => set.HandleAsync(request, Call.Of(context));

    public override Task<GetRosterResponse> GetRoster(GetRosterRequest request, ServerCallContext context) => read.HandleAsync(Call.Of(context));

    public override Task<GetDutyResponse> GetDuty(GetDutyRequest request, ServerCallContext context) => read.DutyAsync(request, Call.Of(context));

    public override Task<SetContactResponse> SetContact(SetContactRequest request, ServerCallContext context) => setContact.HandleAsync(request, Call.Of(context));

    public override Task<GetContactResponse> GetContact(GetContactRequest request, ServerCallContext context) => readContact.HandleAsync(request, Call.Of(context));

    public override Task<ListReachStepsResponse> ListReachSteps(ListReachStepsRequest request, ServerCallContext context) => steps.HandleAsync(request, Call.Of(context));

    public override Task<RemoveContactResponse> RemoveContact(RemoveContactRequest request, ServerCallContext context) => removeContact.HandleAsync(request, Call.Of(context));
}
