"""Every table there is. Nothing here can be read without a key that only its owner holds.

Keys and unique constraints begin with the vault, so that the tables can be distributed by it.
"""

from __future__ import annotations

import uuid

from django.db import models


class Person(models.Model):
    """Someone who keeps something. The name is stored as a keyed hash only (`vault.handle`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handle = models.BinaryField(max_length=32, db_index=True)
    salt = models.BinaryField(max_length=16)
    kdf_m_kib = models.PositiveIntegerField()
    kdf_t = models.PositiveSmallIntegerField()
    kdf_p = models.PositiveSmallIntegerField()
    verifier = models.BinaryField(max_length=32)
    by_passphrase = models.BinaryField()
    by_code = models.BinaryField()
    public_key = models.BinaryField(max_length=32)
    secret_key = models.BinaryField()
    screen_key = models.BinaryField()
    mac = models.BinaryField(max_length=32)
    recovery_checked = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            # Several people may bear one name; one name with one passphrase is one person.
            models.UniqueConstraint(fields=["handle", "verifier"], name="one_person_a_door"),
        )


class Vault(models.Model):
    """One append-only log. `screening` lies apart under its own key and can be erased alone."""

    class Kind(models.TextChoices):
        PRIVATE = "private"
        SCREENING = "screening"
        SHARED = "shared"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    head_seq = models.PositiveIntegerField(default=0)
    head_tag = models.BinaryField(max_length=32)
    head_mac = models.BinaryField(max_length=32)


class Member(models.Model):
    """Who can open a vault: its key, sealed to the person's public key."""

    vault = models.ForeignKey(Vault, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    sealed_key = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["vault", "person"], name="one_membership_a_person"),
        )


class Entry(models.Model):
    """One event, padded and sealed. Erasing keeps the tag and drops the rest."""

    vault = models.ForeignKey(Vault, on_delete=models.CASCADE)
    seq = models.PositiveIntegerField()
    author = models.UUIDField()
    made_at = models.DateTimeField()
    digest = models.BinaryField(max_length=32)
    tag = models.BinaryField(max_length=32)
    sealed = models.BinaryField(null=True)
    # The form that brought it, so that a double click appends once.
    form = models.CharField(max_length=48, null=True)

    class Meta:
        ordering = ("vault", "seq")
        constraints = (
            models.UniqueConstraint(fields=["vault", "seq"], name="one_entry_a_place"),
            models.UniqueConstraint(fields=["vault", "form"], name="one_entry_a_form"),
        )


class Session(models.Model):
    """A visit. `sealed` opens with the cookie's half alone; with no person, it is a look around."""

    id = models.BinaryField(primary_key=True, max_length=32)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True)
    sealed = models.BinaryField()
    device = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
    idle_seconds = models.PositiveIntegerField()


class Link(models.Model):
    """A card for someone without an account. The code that opens it stands nowhere in here.

    A closed link, a link that ran out and one with too many wrong codes look alike from outside.
    """

    id = models.BinaryField(primary_key=True, max_length=16)  # of the code's first part
    vault = models.ForeignKey(Vault, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    proof = models.BinaryField(max_length=32)  # of the whole code
    payload = models.BinaryField(null=True)  # what it shows, sealed by the code; none when closed
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    wrong = models.PositiveSmallIntegerField(default=0)
    # What was answered: once sealed by the code for the one who wrote it, once for the asker until
    # it is taken into the asker's vault. `version` counts the answers.
    kept = models.BinaryField(null=True)
    answer = models.BinaryField(null=True)
    version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=["vault", "made_at"], name="links_of_a_vault"),)


class Held(models.Model):
    """A form that came in after the lock: sealed to its person until the next sign-in."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    sealed = models.BinaryField()
    made_at = models.DateTimeField()


class Knock(models.Model):
    """A sign-in that failed, by the hash of the name, whether or not such a person exists."""

    handle = models.BinaryField(max_length=32, db_index=True)
    device = models.CharField(max_length=40)
    made_at = models.DateTimeField(db_index=True)


class Tombstone(models.Model):
    """Someone who erased all: no restored backup brings them back."""

    person = models.UUIDField(primary_key=True)
    made_at = models.DateTimeField()
