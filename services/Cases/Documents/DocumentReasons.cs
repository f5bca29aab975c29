using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Documents;

/// <summary>The reasons that only documents give.</summary>
internal static class DocumentReasons
{
    /// <summary>Too many unfinished uploads of an account.</summary>
    public static readonly Reason TooManyUploads = new("TOO_MANY_UPLOADS", StatusCode.ResourceExhausted,
        "The account has {max} unfinished uploads; finish one, or let it expire.",
        "Akun ini memiliki {max} unggahan yang belum selesai; selesaikan salah satu atau tunggu masa berlakunya habis.");

    /// <summary>The bytes begin elsewhere than those that are stored end.</summary>
    public static readonly Reason OffsetWrong = new("UPLOAD_OFFSET_WRONG", StatusCode.Aborted,
        "{received_bytes} bytes of the upload are stored; ask GetUpload and go on from there.",
        "Sudah tersimpan {received_bytes} bita; tanyakan GetUpload lalu lanjutkan dari sana.");

    /// <summary>The client sends nothing.</summary>
    public static readonly Reason Stalled = new("UPLOAD_STALLED", StatusCode.ResourceExhausted,
        "Nothing came for {seconds} s; go on where GetUpload says.", "Tidak ada data selama {seconds} detik; lanjutkan dari posisi menurut GetUpload.");

    /// <summary>More or fewer bytes than announced.</summary>
    public static readonly Reason SizeWrong = new("UPLOAD_SIZE_WRONG", StatusCode.InvalidArgument,
        "The stream has more or fewer bytes than the {size} that were announced; nothing of it is kept.",
        "Ukuran berkas tidak sama dengan {size} bita yang diberitahukan; tidak ada yang disimpan.");

    /// <summary>Other bytes than announced.</summary>
    public static readonly Reason HashWrong = new("UPLOAD_HASH_WRONG", StatusCode.InvalidArgument,
        "The SHA-256 of the bytes is not the one that was announced; nothing of them is kept.",
        "SHA-256 berkas tidak sama dengan yang diberitahukan; tidak ada yang disimpan.");

    /// <summary>The file is of another kind than announced.</summary>
    public static readonly Reason MediaTypeWrong = new("UPLOAD_MEDIA_TYPE_WRONG", StatusCode.InvalidArgument,
        "The first bytes are not those of a file of type {media_type}; nothing of it is kept.",
        "Isi berkas bukan berjenis {media_type}; tidak ada yang disimpan.");

    /// <summary>Bytes were asked for that the document does not have.</summary>
    public static readonly Reason RangeWrong = new("RANGE_NOT_IN_DOCUMENT", StatusCode.OutOfRange,
        "The document has {size} bytes; ask for a range within them.", "Dokumen ini berukuran {size} bita; minta bagian di dalamnya.");

    /// <summary>Documents of this type stay with the handling office.</summary>
    public static readonly Reason TypeNotShared = new("DOCUMENT_TYPE_NOT_SHARED", StatusCode.FailedPrecondition,
        "Documents of type {type} may name the reporter and are not shared.", "Dokumen jenis {type} dapat memuat identitas pelapor dan tidak dibagikan.");

    /// <summary>The office has nothing to do with the case.</summary>
    public static readonly Reason HoldsNoTask = new("OFFICE_HOLDS_NO_TASK", StatusCode.FailedPrecondition,
        "{office} holds no task in the case; if it was given one just now, try again.",
        "{office} tidak memegang tugas dalam perkara ini; bila baru saja diberi tugas, coba lagi.");
}
