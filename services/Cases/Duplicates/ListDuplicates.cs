using Netralitas.Cases.Access;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Duplicates;

/// <summary>The likely duplicates of a case.</summary>
internal sealed class ListDuplicates(Store<CasesDb> store, CaseAccess access, FindDuplicates find)
{
    /// <summary>Answers ListDuplicates.</summary>
    public async Task<ListDuplicatesResponse> HandleAsync(ListDuplicatesRequest request, Call call)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("case_id", request.CaseId);
        checks.ThrowIfAny();
        var told = await access.AskAsync(call, id, personId: null);
        return await store.ReadAsync(async (db, cancel) =>
        {
            var (file, relation) = await access.ReadAsync(db, call, id, told, cancel);
            call.Require(relation, "case", id.ToString());
            return new ListDuplicatesResponse { Duplicates = { await find.OfAsync(db, call.Viewer, file!, cancel) } };
        }, call.Cancel);
    }
}
