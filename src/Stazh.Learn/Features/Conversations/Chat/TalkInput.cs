using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Conversations;

/// <summary>What a person writes: text, perhaps a file, and the word by which a second sending is recognised.</summary>
public sealed class TalkInput
{
    [Display(Name = "Сообщение")]
    public string? Text { get; set; }

    public Guid? FileId { get; set; }

    [Display(Name = "Файл")]
    public IFormFile? Posted { get; set; }

    [StringLength(100)]
    public string? Key { get; set; }

    public bool HasFile => FileId is { } id && id != Guid.Empty || Posted is not null;
}
