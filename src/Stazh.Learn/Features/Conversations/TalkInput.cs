using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Conversations;

/// <summary>What a person writes: text, perhaps files, and the word by which a second sending is recognised.</summary>
public class TalkInput
{
    [Display(Name = "Сообщение")]
    public string? Text { get; set; }

    /// <summary>Files that the script has uploaded already.</summary>
    public List<Guid> FileIds { get; set; } = [];

    [Display(Name = "Файлы")]
    public List<IFormFile> Posted { get; set; } = [];

    [StringLength(100)]
    public string? Key { get; set; }

    public bool HasFile => FileIds.Count > 0 || Posted.Count > 0;
}
