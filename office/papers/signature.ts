import type { Role } from '../../domain/access/roles';
import type { Issuer } from '../../domain/papers/numberedAct';
import { type PaperOffice, SpoiledPaperFile } from './paperOffice';

/** What stands at the foot: for whom it is signed, the post and, where that is known, the name. */
export interface Signature {
  onBehalf: string;
  post: string;
  name: string;
}

export interface Signers {
  /** Who did the act that the paper is written of. */
  giver?: { name: string; roles: readonly Role[] } | undefined;
  /** The leader of the team. */
  leader?: string | undefined;
  /** Who chaired what minutes are written of, and who wrote them. */
  presiding?: string | undefined;
  recorder?: string | undefined;
  /** Whose decision it is, where a template leaves that open. */
  issuer?: Issuer | undefined;
}

/** A paper of the commission bears the name of whoever of its heads did the act; what an officer prepared is signed by hand. */
function signerOf(signedBy: string, signers: Signers): { post: string; name: string } {
  const { giver, leader, issuer } = signers;
  const holds = (role: Role) => giver?.roles.includes(role) ?? false;
  switch (signedBy) {
    case 'chair':
      if (holds('chair')) return { post: 'chair', name: giver?.name ?? '' };
      return holds('viceChair')
        ? { post: 'viceChair', name: giver?.name ?? '' }
        : { post: 'chair', name: '' };
    case 'reviewer':
      return issuer === 'standingCommittee' ? { post: 'committee', name: '' } : signerOf('chair', signers);
    case 'leader':
      return { post: 'leader', name: leader ?? '' };
    case 'department':
      return { post: 'department', name: holds('departmentHead') ? (giver?.name ?? '') : '' };
    case 'presiding':
    case 'recorder':
      return { post: signedBy, name: signers[signedBy] ?? '' };
    default:
      return { post: signedBy, name: '' };
  }
}

/** @throws SpoiledPaperFile when the office names no such signature */
export function signatureOf(
  file: string,
  signedBy: string,
  { signatures }: PaperOffice,
  signers: Signers,
): Signature {
  const { post: asked, name } = signerOf(signedBy, signers);
  const lines = [asked, signedBy].flatMap((key) =>
    Object.hasOwn(signatures, key) ? [signatures[key]] : [],
  )[0];
  if (!lines) throw new SpoiledPaperFile(file, 'signature', signedBy);
  const [onBehalf, post] = lines;
  return { onBehalf, post, name };
}
